import { describe, expect, test } from 'vitest';
import type { ReplayDetail } from '@/lib/domain/read-models/replay';
import { describeReplay, writeMarkdown } from './describe-replay';
import { decidedNothing, meetsCondition, parseFailOn } from './fail-on';

const counts = {
  total: 200,
  unchanged: 150,
  allowToDeny: 4,
  denyToAllow: 40,
  errors: 2,
  newlyDecided: 0,
  notReplayable: 4,
};
const RUN: ReplayDetail = {
  id: 'r',
  policy: 'payments/egress',
  title: null,
  engine: 'cedar',
  candidate: { label: 'a`b|c', revision: null, digest: 'sha256:0' },
  window: { from: '2026-11-21T10:00:00.000Z', to: '2026-11-21T11:00:00.000Z' },
  state: 'done',
  progress: { total: 200, done: 200, share: 1 },
  counts,
  error: null,
  startedBy: 'ci',
  createdAt: '',
  updatedAt: '',
  finishedAt: '',
  candidateFiles: {},
  entrypoint: null,
  opaUrl: null,
  selection: { policy: 'payments/egress', zone: null, service: null, environment: null, outcome: null },
  mapping: null,
  sample: null,
  notReplayable: [{ reason: 'masked-input', what: '/input/user', decisions: 4 }],
  errorMessages: [],
  zones: [],
  services: [{ name: 'cart', isRest: false, counts }],
  principals: [],
  reviews: { trueBlocksAllowed: 1, falsePositivesFixed: 3, trueBlocksKept: 5, falsePositivesKept: 0 },
  flipsKept: 46,
  costs: [
    {
      objectiveId: 'm1',
      name: 'Enforcement',
      indicator: 'M1',
      windowDays: 30,
      badPerDay: { low: 93, high: 93 },
      budgetPerDay: { low: 0.031, high: 0.031 },
    },
  ],
};

describe('a condition to fail on', () => {
  test.each([
    ['deny-to-allow>0', true],
    ['deny-to-allow>40', false],
    ['deny-to-allow>=40', true],
    ['deny-to-allow > 20%', false],
    ['deny-to-allow>=20%', true],
    ['allow-to-deny>1.9%', true],
    ['errors>1%', false],
    ['not-replayable>=2 %', true],
    ['true-blocks-allowed>0', true],
  ])('%s holds: %s', (text, expected) => {
    expect(meetsCondition(parseFailOn(text), RUN)).toBe(expected);
  });

  test.each(['', 'denials>0', 'errors', 'errors<1', 'errors>-1', 'errors>1 percent', 'constructor>0'])(
    '%j is refused with what may be written',
    (text) => {
      expect(() => parseFailOn(text)).toThrow('allow-to-deny, deny-to-allow, errors, not-replayable');
    },
  );

  test('of a sample is judged by the estimate of all', () => {
    const estimate = (value: number) => ({ value, interval: { low: value, high: value } });
    const sampled: ReplayDetail = {
      ...RUN,
      sample: {
        size: 200,
        population: 2_000,
        confidence: 0.95,
        strata: [],
        estimates: {
          unchanged: null,
          allowToDeny: estimate(40),
          denyToAllow: estimate(400),
          errors: estimate(20),
          newlyDecided: estimate(0),
          notReplayable: estimate(40),
        },
      },
    };
    expect(meetsCondition(parseFailOn('deny-to-allow>=400'), sampled)).toBe(true);
    expect(meetsCondition(parseFailOn('deny-to-allow>20%'), sampled)).toBe(false);
  });
});

test('the summary says what would change, and what it costs', () => {
  const lines = describeReplay(RUN, 'https://gatehouse/x').join('\n');
  expect(lines).toContain('deny → allow    40');
  expect(lines).toContain('masked-input: /input/user (4)');
  expect(lines).toContain('1 true blocks would pass, 5 stay; 3 false positives would be fixed');
  expect(lines).toContain('Enforcement (M1): would burn 3.1 % of its 30-day budget a day.');
  expect(describeReplay({ ...RUN, costs: [] }, '').join('\n')).toContain('It touches no objective.');
});

test('the summary for a pull request is a table, and no name breaks it', () => {
  const markdown = writeMarkdown(RUN, 'https://gatehouse/x', [parseFailOn('deny-to-allow>0')]);
  expect(markdown).toContain("### Replay of `a'b/c` for `payments/egress`");
  expect(markdown).toContain('**Failed:** `deny-to-allow>0`.');
  expect(markdown).toContain('| deny → allow | 40 |');
  expect(markdown).toContain('| `cart` | 200 | 4 | 40 | 2 |');
  expect(markdown).toContain('[The run in Gatehouse](https://gatehouse/x)');
});

test('a run without a decision that could be replayed tells nothing, rather than that all is well', () => {
  expect(decidedNothing(RUN)).toBe(false);
  expect(decidedNothing({ ...RUN, counts: { ...counts, total: 0, notReplayable: 0 } })).toBe(true);
  expect(decidedNothing({ ...RUN, counts: { ...counts, total: 4, notReplayable: 4 } })).toBe(true);
});
