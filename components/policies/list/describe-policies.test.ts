import { expect, test } from 'vitest';
import type { PolicyList } from '@/lib/domain/read-models/policy-list';
import { describePolicies } from './describe-policies';

const list = (all: number, totals: PolicyList['totals']): Pick<PolicyList, 'counts' | 'totals'> => ({
  counts: {
    all,
    findings: { unused: 0, 'never-denying': 0, 'always-denying': 0, shadowed: 0, differing: 0 },
  },
  totals,
});

test('says how much was decided and who denied most', () => {
  const totals = { decisions: 1_000, denials: 50, most: { name: 'egress', denials: 40 } };
  expect(describePolicies(list(2, totals))?.replaceAll('\u202f', ' ')).toBe(
    '2 policies made 1,000 decisions in this time range and denied 5.0 %; most denials by egress (40).',
  );
});

test('nothing decided is no share', () => {
  const totals = { decisions: 0, denials: 0, most: null };
  expect(describePolicies(list(1, totals))).toBe('1 policy known; none decided anything in this time range.');
  expect(describePolicies(list(0, totals))).toBeNull();
});
