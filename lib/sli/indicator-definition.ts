import type { IndicatorId } from '@/lib/domain/indicator-ids';
import type { DenyAccuracy } from './estimate-deny-accuracy';
import type { ThresholdItem } from './measure-threshold';
import type { ReviewStratum } from './to-review-strata';

/** Sums of roll-ups as indicators read them; the store's `RollupCount` has this shape. */
export type IndicatorCount = {
  kind: string;
  outcome: string;
  crossZone: boolean;
  /** Of decisions: how M1 may count them (see `m01-policy-enforcement-rate.ts`). */
  basis: string;
  events: number;
  weight: number;
  weightSquare: number;
  requests: number;
  evaluated: number;
  lagMeasured: number;
  lagInTime: number;
  lagNegative: number;
};

/** A quarter of an hour of M4: services with tagged telemetry, of those in the inventory at that time. */
export type CoverageSlice = { from: number; covered: number; expected: number };

/** Entries of the audit log that were recorded in a piece of time and verified; `bad` of them do not hold. */
export type VerifiedEntries = { entries: number; bad: number; erased: number };

/** What an indicator may look at, to judge [from, to), milliseconds since 1970. */
export type Evidence = {
  from: number;
  to: number;
  counts: readonly IndicatorCount[];
  coverage: readonly CoverageSlice[];
  /** Drifts from their start to their detection, and alerts from opening to resolution; also older ones. */
  drifts: readonly ThresholdItem[];
  alerts: readonly ThresholdItem[];
  /** Denials by policy, and what reviews of those drawn by lot say of them. */
  reviews: readonly ReviewStratum[];
  /** Entries of the audit log, as the verifier left them; none where it has not been yet. */
  verified: readonly VerifiedEntries[];
};

/** Evidence of roll-ups alone, for indicators that need no more. */
export const ofCounts = (counts: readonly IndicatorCount[]): Evidence => ({
  from: 0,
  to: 0,
  counts,
  coverage: [],
  drifts: [],
  alerts: [],
  reviews: [],
  verified: [],
});

/**
 * Counts behind a figure: raw observations (`n`, of which `b` bad), weighted ones (`good` + `bad` =
 * `total`), and the sum of squared weights. All are 0 when nothing was measured.
 */
export type SliCounts = {
  n: number;
  b: number;
  total: number;
  good: number;
  bad: number;
  weightSquare: number;
};

export const NOTHING: SliCounts = { n: 0, b: 0, total: 0, good: 0, bad: 0, weightSquare: 0 };

/** `no-denominator`: something was seen, but not of how many. `insufficient-review`: people looked at too little of it. */
export type MeasureState = 'measured' | 'no-data' | 'no-denominator' | 'insufficient-review';

export type Measurement = {
  counts: SliCounts;
  /** What is shown; null unless `state` is `measured`. */
  value: number | null;
  state: MeasureState;
  /** What was left out, and how much of it. */
  excluded: readonly { what: string; count: number }[];
  /** More was evaluated than seen (clock or scrape skew): clamped to all of it. */
  overUnity: boolean;
  /** What an estimate from a sample rests on; absent where everything is counted. */
  sample?: SampleEstimate;
};

/** An estimate from a sample: also where it is too small to be shown as the value. */
export type SampleEstimate = Omit<DenyAccuracy, 'standardError' | 'effectiveReviews'> & {
  confidence: number;
};

export type IndicatorDefinition = {
  id: IndicatorId;
  name: string;
  unit: 'ratio' | 'count';
  objective: number | null;
  direction: 'higher' | 'lower';
  numerator: string;
  denominator: string;
  /** Kinds of events that it is made from; empty for all. */
  kinds: readonly string[];
  measure: (evidence: Evidence) => Measurement;
};

/** Sums the counts of one kind, each event weighted by 1 / its sample rate. */
export function countKind(
  counts: readonly IndicatorCount[],
  kind: string,
  isGood: (count: IndicatorCount) => boolean,
): SliCounts {
  return counts
    .filter((count) => count.kind === kind)
    .reduce((sum, count) => addCounts(sum, toCounts(count, isGood(count))), NOTHING);
}

/** The counts of one roll-up sum that is good or bad as a whole. */
export const toCounts = ({ events, weight, weightSquare }: IndicatorCount, isGood: boolean): SliCounts => ({
  n: events,
  b: isGood ? 0 : events,
  total: weight,
  good: isGood ? weight : 0,
  bad: isGood ? 0 : weight,
  weightSquare,
});

export const addCounts = (left: SliCounts, right: SliCounts): SliCounts => ({
  n: left.n + right.n,
  b: left.b + right.b,
  total: left.total + right.total,
  good: left.good + right.good,
  bad: left.bad + right.bad,
  weightSquare: left.weightSquare + right.weightSquare,
});

/** The measurement of a ratio: good / total, or bad / total where less is better; null without data. */
export function measureRatio(
  counts: SliCounts,
  direction: 'higher' | 'lower' = 'higher',
  excluded: Measurement['excluded'] = [],
): Measurement {
  const isMeasured = counts.total > 0;
  return {
    counts,
    value: isMeasured ? (direction === 'higher' ? counts.good : counts.bad) / counts.total : null,
    state: isMeasured ? 'measured' : 'no-data',
    excluded: excluded.filter(({ count }) => count > 0),
    overUnity: false,
  };
}
