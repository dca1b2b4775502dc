import { expect, it } from 'vitest';
import type { AuditFinding } from '@/lib/domain/audit-findings';
import type { AuditIntegrity } from '@/lib/domain/read-models/audit-integrity';
import { describeVerified } from './describe-integrity';

const INTACT: Pick<AuditIntegrity, 'state' | 'findings' | 'verifiedSize' | 'waiting' | 'size'> = {
  state: 'intact',
  findings: [],
  verifiedSize: '1001',
  waiting: '0',
  size: '1001',
};
const finding = (firstIndex: string | null): AuditFinding => ({
  id: 'f-1',
  kind: 'changed',
  firstIndex,
  lastIndex: firstIndex,
  what: 'The bytes do not have the hash.',
  detectedAt: '2026-11-21T10:00:00Z',
});

it.each([
  [{}, 'Verified up to entry 1,000'],
  [{ waiting: '2', size: '1003' }, 'Verified up to entry 1,000, 2 newer not yet'],
  [{ size: '0', verifiedSize: '0' }, 'The log has no entry yet'],
  [{ verifiedSize: '0' }, 'No entry is verified yet'],
])('says until which entry the log is verified: %j', (of, words) => {
  expect(describeVerified({ ...INTACT, ...of })).toBe(words);
});

it.each([
  ['11', 'Verified up to entry 10: entry 11 fails'],
  ['0', 'No entry is verified: entry 0 fails'],
  [null, 'The log fails verification'],
])('never calls a log verified beyond its first bad entry: %s', (firstIndex, words) => {
  expect(describeVerified({ ...INTACT, state: 'failed', findings: [finding(firstIndex)] })).toBe(words);
});
