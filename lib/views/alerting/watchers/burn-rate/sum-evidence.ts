import { countLeading } from '@/lib/domain/count-leading';
import type { Evidence, IndicatorCount, IndicatorDefinition } from '@/lib/sli/indicator-definition';
import type { CountsBetween } from '@/lib/slo/counts';
import type { PiecedEvidence } from '@/lib/views/indicators/read-pieces';

const SUMS = [
  'events',
  'weight',
  'weightSquare',
  'requests',
  'evaluated',
  'lagMeasured',
  'lagInTime',
  'lagNegative',
] as const satisfies readonly (keyof IndicatorCount)[];
/** Ends of windows that are remembered at a time. */
const REMEMBERED = 64;
type Dimensions = Pick<IndicatorCount, 'kind' | 'outcome' | 'crossZone' | 'basis'>;

/**
 * Makes every window between cuts cheap to measure, however many there are: a month is judged thousands of times. What
 * the roll-ups hold is summed by its dimensions, so that an indicator that is no sum of its parts (M1's gateways) reads
 * the same as on its page. `cuts` are ascending; a window takes in the pieces that begin within it.
 */
export function sumEvidence(evidence: PiecedEvidence, cuts: readonly number[]) {
  const dimensions = new Map<string, { key: Dimensions; at: number }>();
  const placeOf = ({ kind, outcome, crossZone, basis }: IndicatorCount): number => {
    const name = JSON.stringify([kind, outcome, crossZone, basis]);
    const known = dimensions.get(name);
    if (known) return known.at;
    const at = dimensions.size * SUMS.length;
    dimensions.set(name, { key: { kind, outcome, crossZone, basis }, at });
    return at;
  };
  const pieces = cuts.slice(1).map((to, index) => {
    const piece = evidence.between(cuts[index]!, to);
    return { ...piece, counts: piece.counts.map((count) => ({ count, at: placeOf(count) })) };
  });
  // Of each piece: the sums of the dimensions, covered and expected services, verified, bad and erased entries.
  const other = dimensions.size * SUMS.length;
  const before: Float64Array[] = [new Float64Array(other + 5)];
  for (const { counts, coverage, verified } of pieces) {
    const sums = before.at(-1)!.slice();
    for (const { count, at } of counts) SUMS.forEach((name, index) => (sums[at + index]! += count[name]));
    for (const slice of coverage) {
      sums[other]! += slice.covered;
      sums[other + 1]! += slice.expected;
    }
    for (const entries of verified) {
      sums[other + 2]! += entries.entries;
      sums[other + 3]! += entries.bad;
      sums[other + 4]! += entries.erased;
    }
    before.push(sums);
  }
  const cases = pieces[0] ?? evidence.between(0, 0);
  const between = (fromMs: number, toMs: number): Evidence => {
    const countBefore = (ms: number) => countLeading(cuts, (cut) => cut < ms);
    const [low, high] = [before[countBefore(fromMs)], before[countBefore(toMs)]];
    const sum = (index: number) => (high ?? before.at(-1)!)[index]! - (low ?? before.at(-1)!)[index]!;
    const counts: IndicatorCount[] = [];
    for (const { key, at } of dimensions.values()) {
      if (sum(at) === 0) continue;
      counts.push({
        kind: key.kind,
        outcome: key.outcome,
        crossZone: key.crossZone,
        basis: key.basis,
        events: sum(at),
        weight: sum(at + 1),
        weightSquare: sum(at + 2),
        requests: sum(at + 3),
        evaluated: sum(at + 4),
        lagMeasured: sum(at + 5),
        lagInTime: sum(at + 6),
        lagNegative: sum(at + 7),
      });
    }
    const expected = sum(other + 1);
    return {
      from: fromMs,
      to: toMs,
      counts,
      coverage: expected > 0 ? [{ from: fromMs, covered: sum(other), expected }] : [],
      drifts: cases.drifts,
      alerts: cases.alerts,
      reviews: [],
      verified: [{ entries: sum(other + 2), bad: sum(other + 3), erased: sum(other + 4) }],
    };
  };
  // Objectives of one scope ask for the same windows, one after the other. By end and then by start: a text for each of
  // a million windows would cost more than what it saves.
  const remembered = new Map<number, Map<number, Evidence>>();
  const recall = (fromMs: number, toMs: number): Evidence => {
    let upTo = remembered.get(toMs);
    if (!upTo) {
      if (remembered.size >= REMEMBERED) remembered.clear();
      upTo = new Map();
      remembered.set(toMs, upTo);
    }
    const known = upTo.get(fromMs);
    if (known) return known;
    const found = between(fromMs, toMs);
    upTo.set(fromMs, found);
    return found;
  };
  return (measure: IndicatorDefinition['measure']): CountsBetween =>
    (fromMs, toMs) =>
      measure(recall(fromMs, toMs)).counts;
}
