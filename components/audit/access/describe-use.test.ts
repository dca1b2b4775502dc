import { expect, it } from 'vitest';
import type { StandingPrivilege } from '@/lib/domain/read-models/access-grants';
import { describeUse } from './describe-use';

const PRIVILEGE: StandingPrivilege = {
  kind: 'grant',
  source: 'kubernetes-audit',
  role: 'ClusterRole/edit',
  scope: null,
  holders: 1,
  grantId: null,
  names: ['kim'],
  heldSince: '2026-08-01T00:00:00Z',
  recordedSince: '2026-08-01T00:00:00Z',
  lastAt: null,
  isExact: false,
  holdersKnown: true,
  use: 'unused',
};

it.each([
  [{}, 'Its holder did nothing at all.'],
  [{ holders: 2 }, 'None of its holders did anything at all.'],
  [{ isExact: true, lastAt: '2026-08-02T00:00:00Z' }, 'Nothing since then needed it.'],
  [{ use: 'unknown' as const, recordedSince: null, isExact: true }, 'It only allows reading'],
  [{ use: 'unknown' as const, recordedSince: null }, 'Its source has sent no audit events.'],
  [{ use: 'unknown' as const, holdersKnown: false }, 'no record names who acts by it'],
  [{ use: 'unknown' as const, lastAt: '2026-08-02T00:00:00Z' }, 'records do not say'],
  [{ use: 'used' as const, isExact: true }, 'needs it'],
  [{ use: 'quiet' as const }, 'for as long yet'],
])('what is known with %j is said, and no more', (given, expected) => {
  expect(describeUse({ ...PRIVILEGE, ...given })).toContain(expected);
});
