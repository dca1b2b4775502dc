import { describe, expect, it, test } from 'vitest';
import { compareLatencies } from './compare-latencies';
import { compareShares } from './compare-shares';
import { judgeReview, REVIEW_RULES, type ToJudge } from './judge-review';

type Count = [bad: number, total: number];
const compare = ([before, total]: Count, [after, other]: Count) =>
  compareShares(
    { bad: before, total, size: total },
    { bad: after, total: other, size: other },
    REVIEW_RULES.confidence,
  );

type Case = {
  denials?: [Count, Count];
  errors?: [Count, Count];
  /** Denials of the same time of an earlier day. */
  earlier?: Count;
  over?: Partial<ToJudge>;
};

function judge({
  denials = [
    [10, 1_000],
    [10, 1_000],
  ],
  errors,
  earlier,
  over,
}: Case) {
  const [before, after] = denials;
  const asErrors = errors ?? [
    [0, before[1]],
    [0, after[1]],
  ];
  return judgeReview({
    comparedWith: 'before',
    window: { from: '2026-11-21T10:00:00Z', to: '2026-11-21T10:30:00Z' },
    minutes: 30,
    denials: compare(before, after),
    errors: compare(...asErrors),
    earlier: earlier
      ? { days: 7, denials: compare(earlier, after), errors: compare([0, earlier[1]], asErrors[1]) }
      : null,
    latency: null,
    newGroups: [],
    budget: [],
    sizes: { before: before[1], after: after[1], earlier: earlier?.[1] ?? 0 },
    isReturn: false,
    ...over,
  });
}
const latency = (before: number, after: number, evaluations = 200) =>
  compareLatencies(
    new Map([[before, evaluations]]),
    new Map([[after, evaluations]]),
    (milliseconds) => milliseconds,
    REVIEW_RULES.confidence,
  );
const newGroup = (denials: number) => ({ service: 's', policy: 'p', zone: 'z', denials, decisions: 50 });
const burned = (consumed: number, kind: 'burned' | 'at-stake' = 'burned') => ({
  objectiveId: 'm1',
  objectiveName: 'M1',
  indicator: 'M1' as const,
  kind,
  bad: 1,
  allowedBad: 1 / consumed,
  consumed,
});

describe('the verdict', () => {
  test.each<[string, string, Case]>([
    ['nothing changed', 'fine', {}],
    [
      'a busy hour: twice the traffic, the same share',
      'fine',
      {
        denials: [
          [10, 1_000],
          [20, 2_000],
        ],
      },
    ],
    [
      'six of ten are denied instead of one of a hundred',
      'regression',
      {
        denials: [
          [1, 86],
          [108, 168],
        ],
      },
    ],
    [
      'five minutes of little traffic are enough for that',
      'regression',
      {
        denials: [
          [0, 12],
          [9, 14],
        ],
      },
    ],
    [
      'half a percent more of a million: certain, but tiny',
      'fine',
      {
        denials: [
          [10_000, 1_000_000],
          [15_000, 1_000_000],
        ],
      },
    ],
    [
      'the least that matters, and certain',
      'regression',
      {
        denials: [
          [1_000, 100_000],
          [3_100, 100_000],
        ],
      },
    ],
    [
      'it could be chance',
      'fine',
      {
        denials: [
          [10, 400],
          [16, 400],
        ],
      },
    ],
    [
      'of so few it could be chance, and could be a quarter more as well',
      'no-data',
      {
        denials: [
          [1, 40],
          [4, 40],
        ],
      },
    ],
    [
      'nothing was denied of ten before and ten after: that says little',
      'no-data',
      {
        denials: [
          [0, 10],
          [0, 10],
        ],
      },
    ],
    [
      'nine decisions are too few, whatever they were',
      'no-data',
      {
        denials: [
          [0, 500],
          [9, 9],
        ],
      },
    ],
    [
      'nothing before, nothing to compare with',
      'no-data',
      {
        denials: [
          [0, 0],
          [20, 100],
        ],
      },
    ],
    [
      'nothing before, but the week before was like it',
      'fine',
      {
        denials: [
          [0, 0],
          [20, 100],
        ],
        earlier: [22, 110],
      },
    ],
    [
      'nothing before, and the week before was not',
      'regression',
      {
        denials: [
          [0, 0],
          [40, 100],
        ],
        earlier: [2, 110],
      },
    ],
    [
      'it rose, as it did at this time a week ago',
      'watch',
      {
        denials: [
          [10, 1_000],
          [200, 1_000],
        ],
        earlier: [210, 1_000],
      },
    ],
    [
      'it rose, and did not a week ago',
      'regression',
      {
        denials: [
          [10, 1_000],
          [200, 1_000],
        ],
        earlier: [11, 1_000],
      },
    ],
    [
      'it rose, and a week ago there was too little',
      'regression',
      {
        denials: [
          [10, 1_000],
          [200, 1_000],
        ],
        earlier: [1, 4],
      },
    ],
    [
      'errors count from one of a hundred on',
      'regression',
      {
        errors: [
          [0, 1_000],
          [15, 1_000],
        ],
      },
    ],
    [
      'errors of less are fine',
      'fine',
      {
        errors: [
          [0, 100_000],
          [900, 100_000],
        ],
      },
    ],
    [
      'what was denied is not any more',
      'watch',
      {
        denials: [
          [200, 1_000],
          [10, 1_000],
        ],
      },
    ],
    [
      'which is what taking a revision back is for',
      'fine',
      {
        denials: [
          [200, 1_000],
          [10, 1_000],
        ],
        over: { isReturn: true },
      },
    ],
    ['twice as slow, by milliseconds', 'watch', { over: { latency: latency(10, 22) } }],
    ['twice as slow, but nobody feels it', 'fine', { over: { latency: latency(1, 3) } }],
    ['much slower', 'regression', { over: { latency: latency(20, 90) } }],
    ['slower, told from too few', 'fine', { over: { latency: latency(20, 90, 49) } }],
    ['a service is denied for the first time', 'watch', { over: { newGroups: [newGroup(25)] } }],
    ['by a share that nobody notices', 'fine', { over: { newGroups: [newGroup(19)] } }],
    [
      'too few times',
      'fine',
      {
        denials: [
          [0, 200],
          [4, 200],
        ],
        over: { newGroups: [newGroup(4)] },
      },
    ],
    ['budget goes as it does before a page', 'watch', { over: { budget: [burned(0.03)] } }],
    ['a little budget goes', 'fine', { over: { budget: [burned(0.01)] } }],
    ['what is only at stake is told by the denials', 'fine', { over: { budget: [burned(0.5, 'at-stake')] } }],
  ])('%s: %s', (_, verdict, given) => {
    expect(judge(given).verdict).toBe(verdict);
  });

  it('says what it rests on', () => {
    expect(
      judge({
        denials: [
          [1, 86],
          [108, 168],
        ],
        over: { latency: latency(10, 22) },
      }).findings,
    ).toEqual([
      { about: 'denials', what: 'rose', verdict: 'regression' },
      { about: 'latency', what: 'slower', verdict: 'watch' },
    ]);
    expect(judge({}).findings).toEqual([]);
  });
});
