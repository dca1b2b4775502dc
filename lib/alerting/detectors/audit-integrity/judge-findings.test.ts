import { expect, it } from 'vitest';
import type { AuditFinding } from '@/lib/domain/audit-findings';
import { judgeFindings } from './judge-findings';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const DAY = 86_400_000;
const finding = (given: Partial<AuditFinding>): AuditFinding => ({
  id: 'f0c1',
  kind: 'changed',
  firstIndex: '41',
  lastIndex: '43',
  what: 'The hash of the leaf differs.',
  detectedAt: '2026-11-21T10:00:00Z',
  ...given,
});

it('A finding holds for so long after it was made, and is called by its kind and first bad entry', () => {
  const at = (ms: number) => judgeFindings([finding({})], ms, 30 * DAY);
  expect(at(NOW)).toMatchObject([
    {
      outcome: 'true',
      subject: { item: 'f0c1' },
      itemName: 'Entry changed, first bad entry 41',
      sentence: 'Entry changed, first bad entry 41: The hash of the leaf differs.',
      value: 3,
    },
  ]);
  expect(at(NOW + 30 * DAY)).toMatchObject([{ outcome: 'false', sinceMs: null }]);
  expect(at(NOW - 3 * 3_600_000)).toEqual([]);
  expect(judgeFindings([finding({ firstIndex: null, lastIndex: null })], NOW, DAY)).toMatchObject([
    { itemName: 'Entry changed', value: null },
  ]);
});
