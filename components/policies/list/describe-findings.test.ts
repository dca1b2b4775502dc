import { expect, test } from 'vitest';
import { describeFinding } from './describe-findings';

test.each([
  [
    { kind: 'unused', lastDecisionOn: '2026-10-01', hasEverDecided: true },
    'Unused: last decision on 2026-10-01 (UTC)',
  ],
  [
    { kind: 'unused', lastDecisionOn: null, hasEverDecided: true },
    'Unused: last decision more than 90 days ago',
  ],
  [{ kind: 'unused', lastDecisionOn: null, hasEverDecided: false }, 'Unused: it never made a decision'],
  [{ kind: 'never-denying', decisions: 1_200 }, 'Never denying: none of 1,200 decisions'],
  [{ kind: 'always-denying', decisions: 20 }, 'Always denying: all of 20 decisions'],
  [
    { kind: 'shadowed', by: 'edge/gateway', denials: 31 },
    'Shadowed by edge/gateway: it had denied all 31 before',
  ],
  [{ kind: 'differing', newest: 'v2', environments: ['eu', 'gcp'] }, 'Differs: eu, gcp without v2'],
] as const)('%j', (finding, words) => {
  const { environments, ...rest } = { environments: [], ...finding };
  expect(describeFinding({ ...rest, environments: [...environments] } as never)).toBe(words);
});
