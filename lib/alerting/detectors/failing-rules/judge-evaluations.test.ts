import { expect, it } from 'vitest';
import { judgeEvaluations } from './judge-evaluations';

it('a rule that cannot be evaluated is told with why, one that can or is new is not', () => {
  const found = judgeEvaluations(
    [
      { name: 'Denials jumped', outcome: 'failed', error: 'There is no such column.' },
      { name: 'Single denials', outcome: 'fine', error: null },
      { name: 'Attestations fail', outcome: 'no-data', error: null },
      { name: 'New', outcome: null, error: null },
    ],
    1_000,
  );
  expect(found.map(({ subject, outcome, sinceMs }) => [subject.item, outcome, sinceMs])).toEqual([
    ['Denials jumped', 'true', 1_000],
    ['Single denials', 'false', null],
    ['Attestations fail', 'false', null],
  ]);
  expect(found[0]!.sentence).toBe(
    'The rule cannot be evaluated, so that nobody is told of what it watches for: There is no such column.',
  );
});
