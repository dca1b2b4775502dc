import { describe, expect, test } from 'vitest';
import { findNewServices } from './find-new-services';
import { pickSides } from './pick-sides';
import { tallyDecisions, type DecisionSum } from './tally';

const sum = (
  revision: string,
  environment: string,
  outcome: string,
  weight: number,
  over: Partial<DecisionSum> = {},
) => ({
  policy: 'p',
  environment,
  zone: 'z',
  service: 's',
  source: 'opa',
  revision,
  outcome,
  weight,
  weightSquare: weight,
  ...over,
});
const phase = { revision: 'v2', environment: 'aws', canaryShare: null };
const weights = (sums: readonly DecisionSum[]) => sums.map(({ weight }) => weight);

describe('the sides of a comparison', () => {
  test('hold the decisions of the place, each those of its own revision', () => {
    const sides = pickSides(
      phase,
      [sum('v1', 'aws', 'allow', 1), sum('v2', 'aws', 'deny', 2), sum('v1', 'gcp', 'allow', 4)],
      [sum('v1', 'aws', 'allow', 8), sum('v2', 'aws', 'deny', 16), sum('', 'aws', 'unevaluated', 32)],
    );
    expect([sides.comparedWith, weights(sides.before), weights(sides.after)]).toEqual([
      'before',
      [1],
      [16, 32],
    ]);
  });

  test('hold all decisions where they name no revision, or another name for it', () => {
    const sides = pickSides(phase, [sum('', 'aws', 'allow', 1)], [sum('sha', 'aws', 'deny', 2)]);
    expect([weights(sides.before), weights(sides.after)]).toEqual([[1], [2]]);
  });

  test('hold all decisions where they name no environment', () => {
    const sides = pickSides(phase, [sum('v1', '', 'allow', 1)], [sum('v2', '', 'deny', 2)]);
    expect([weights(sides.before), weights(sides.after)]).toEqual([[1], [2]]);
  });

  test('of a canary are the revision and the rest of the traffic of the same time', () => {
    const sides = pickSides(
      { ...phase, canaryShare: 0.1 },
      [sum('v1', 'aws', 'allow', 1)],
      [
        sum('v2', 'aws', 'deny', 2),
        sum('v1', 'aws', 'allow', 4),
        sum('v0', 'aws', 'allow', 8),
        sum('', 'aws', 'allow', 16),
      ],
    );
    expect([sides.comparedWith, weights(sides.before), weights(sides.after)]).toEqual(['rest', [4, 8], [2]]);
  });
});

test('a tally weighs by sampling and knows how much that tells', () => {
  // Four that stand for ten each and ten denials: 50 in all, (50)² / (4·100 + 10) = 6.0976.
  const tally = tallyDecisions([
    sum('v1', 'aws', 'allow', 40, { weightSquare: 400 }),
    sum('v1', 'aws', 'deny', 10),
  ]);
  expect(tally).toMatchObject({ decisions: 50, denials: 10, errors: 0 });
  expect(tally.size).toBeCloseTo(2_500 / 410, 9);
});

test('newly denied is who was decided about before and never denied', () => {
  const after = [
    sum('v2', 'aws', 'deny', 5, { service: 'new-denied' }),
    sum('v2', 'aws', 'allow', 5, { service: 'new-denied' }),
    sum('v2', 'aws', 'deny', 9, { service: 'always-denied' }),
    sum('v2', 'aws', 'deny', 9, { service: 'never-seen' }),
    sum('v2', 'aws', 'allow', 9, { service: 'allowed' }),
  ];
  const known = [
    sum('v1', 'aws', 'allow', 5, { service: 'new-denied' }),
    sum('v1', 'aws', 'deny', 1, { service: 'always-denied' }),
    sum('v1', 'aws', 'allow', 9, { service: 'allowed' }),
  ];
  expect(findNewServices(after, known)).toEqual([
    { service: 'new-denied', policy: 'p', zone: 'z', denials: 5, decisions: 10 },
  ]);
});
