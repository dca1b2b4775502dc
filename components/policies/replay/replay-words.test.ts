import { expect, test } from 'vitest';
import type { ReplayCounts, ReplayDetail } from '@/lib/domain/read-models/replay';
import { describeCounts, describeReviews, describeRun, engineOf, languageOf } from './replay-words';

const counts = (change: Partial<ReplayCounts>): ReplayCounts => ({
  total: 12_400,
  unchanged: 12_310,
  denyToAllow: 88,
  allowToDeny: 2,
  errors: 0,
  newlyDecided: 0,
  notReplayable: 0,
  ...change,
});

test('the result is told in words, flips always and the rest where there is any', () => {
  expect(describeCounts(counts({}))).toBe(
    'Of 12,400 decisions 12,310 unchanged; 88 deny → allow, 2 allow → deny.',
  );
  expect(describeCounts(counts({ unchanged: 12_300, errors: 1, notReplayable: 9 }))).toBe(
    'Of 12,400 decisions 12,300 unchanged; 88 deny → allow, 2 allow → deny, 1 error, 9 not replayable.',
  );
  expect(describeCounts(counts({ total: 0 }))).toBe('No decision was replayed.');
});

test('a run is told by where it stands', () => {
  const run = (state: ReplayDetail['state'], change: Partial<ReplayDetail> = {}) =>
    describeRun({ state, counts: counts({}), sample: null, ...change } as ReplayDetail);
  expect(run('queued')).toBe('The replay waits for its turn.');
  expect(run('running', { counts: counts({ total: 0 }) })).toBe('The replay has begun.');
  expect(run('running')).toMatch(/^So far: Of 12,400 decisions/);
  expect(run('cancelled')).toMatch(/^Cancelled. Until then: Of 12,400 decisions/);
  expect(run('failed')).toBe('The replay failed; nothing it counted holds.');
  const sample = { size: 400, population: 12_400, confidence: 0.95, strata: [] } as unknown as NonNullable<
    ReplayDetail['sample']
  >;
  expect(run('done', { sample })).toMatch(
    /Drawn by lot from 12,400; the totals below are estimates with a 95 % interval\.$/,
  );
});

test('reviewed denials are told by what becomes of them', () => {
  expect(
    describeReviews({
      trueBlocksAllowed: 0,
      trueBlocksKept: 4,
      falsePositivesFixed: 3,
      falsePositivesKept: 1,
    }),
  ).toBe('All 4 reviewed true blocks stay blocked. 3 of 4 reviewed false positives would be fixed.');
  expect(
    describeReviews({
      trueBlocksAllowed: 1,
      trueBlocksKept: 3,
      falsePositivesFixed: 0,
      falsePositivesKept: 0,
    }),
  ).toBe('1 of 4 reviewed true blocks would now pass. No reviewed false positive was replayed.');
  expect(
    describeReviews({
      trueBlocksAllowed: 0,
      trueBlocksKept: 0,
      falsePositivesFixed: 0,
      falsePositivesKept: 0,
    }),
  ).toBe('None of the replayed denials was reviewed.');
});

test('the language is told by the files, and the engine by the language', () => {
  expect(languageOf(['a/policy.cedar', 'data.json'])).toBe('Cedar');
  expect(languageOf(['policy.rego'])).toBe('Rego');
  expect(engineOf(['policy.rego'])).toBe('rego-server');
  expect(engineOf(['policy.cedar'])).toBe('cedar');
});
