import { describe, expect, test } from 'vitest';
import type { ReviewEvidence } from '@/lib/domain/read-models/activation-reviews';
import { describeDifference } from './describe-difference';
import { describeEvidence, describeFindings } from './describe-evidence';

const plain = (text: string) => text.replaceAll('\u202f', ' ').replaceAll('\u2212', '-');
const rose = {
  before: { bad: 1, total: 86 },
  after: { bad: 108, total: 168 },
  difference: 0.6312,
  low: 0.512,
  high: 0.71,
  p: 1e-12,
};
const same = {
  before: { bad: 1, total: 86 },
  after: { bad: 3, total: 168 },
  difference: 0.0062,
  low: -0.05,
  high: 0.0404,
  p: 0.7,
};
const few = {
  before: { bad: 0, total: 2 },
  after: { bad: 3, total: 9 },
  difference: null,
  low: null,
  high: null,
  p: null,
};

describe('a difference', () => {
  const tell = (difference: typeof rose | typeof few) =>
    plain(describeDifference(difference, { confidence: 0.95 }));

  test('has the counts of both sides and its interval, never a percentage alone', () => {
    expect(tell(rose)).toBe(
      '1 of 86 (1.2 %) before, 108 of 168 (64.3 %) after: +63.1 points (95 % interval +51.2 to +71.0 points)',
    );
  });
  test('that could be chance is none', () => {
    expect(tell(same)).toBe(
      '1 of 86 (1.2 %) before, 3 of 168 (1.8 %) after: no difference beyond chance (95 % interval -5.0 to +4.0 points)',
    );
  });
  test('of too few is not told', () => {
    expect(tell(few)).toBe('0 of 2 (0 %) before, 3 of 9 (33.3 %) after: too few to compare (2 and 9)');
  });
});

const evidence: ReviewEvidence = {
  comparedWith: 'before',
  window: { from: '2026-11-21T10:00:00Z', to: '2026-11-21T10:30:00Z' },
  minutes: 30,
  denials: rose,
  errors: same,
  earlier: { days: 7, denials: rose, errors: same },
  latency: null,
  newGroups: [{ service: 'refunds', policy: 'p', zone: 'z', denials: 10, decisions: 19 }],
  budget: [
    {
      objectiveId: 'm3',
      objectiveName: 'Denials are right',
      indicator: 'M3',
      kind: 'at-stake',
      bad: 106,
      allowedBad: 400,
      consumed: 0.265,
    },
  ],
  findings: [
    { about: 'denials', what: 'rose', verdict: 'regression' },
    { about: 'new-groups', what: 'new', verdict: 'watch' },
  ],
};

test('evidence is told line by line, with the mark of what weighs', () => {
  expect(describeEvidence(evidence).map(({ name, verdict }) => [name, verdict])).toEqual([
    ['Denials', 'regression'],
    ['Errors and unevaluated', null],
    ['Denials, against the same time a week ago', null],
    ['Evaluation', null],
    ['Newly denied services', 'watch'],
    ['Error budget', null],
  ]);
  expect(
    describeEvidence(evidence)
      .map(({ text }) => plain(text))
      .slice(3),
  ).toEqual([
    'No data',
    'refunds, 10 of 19',
    'if the 106 added denials are wrong, 27 % of the budget of M3 “Denials are right”',
  ]);
});

test('findings are a few words', () => {
  expect(describeFindings({ verdict: 'regression', evidence })).toBe(
    'more is denied; services are denied that never were',
  );
  expect(describeFindings({ verdict: 'fine', evidence: { ...evidence, findings: [] } })).toBe(
    'nothing stands out',
  );
  expect(describeFindings({ verdict: 'no-data', evidence: { ...evidence, findings: [] } })).toBe(
    'too little was decided to say',
  );
});
