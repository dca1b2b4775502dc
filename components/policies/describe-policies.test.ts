import { expect, test } from 'vitest';
import type { PolicyRow } from '@/lib/domain/read-models/policies';
import { describePolicies } from './describe-policies';

const policy = (name: string, decisions: number, denials: number): PolicyRow => ({
  id: name,
  name,
  bundle: null,
  revisions: 0,
  latestRevision: null,
  lastChangeAt: null,
  decisions,
  denials,
});

test('says how much was decided and who denied most', () => {
  expect(
    describePolicies([policy('mesh', 900, 10), policy('egress', 100, 40)])?.replaceAll('\u202f', ' '),
  ).toBe('2 policies made 1,000 decisions in this time range and denied 5.0 %; most denials by egress (40).');
});

test('nothing decided is no share', () => {
  expect(describePolicies([policy('mesh', 0, 0)])).toBe(
    '1 policy known; none decided anything in this time range.',
  );
  expect(describePolicies([])).toBeNull();
});
