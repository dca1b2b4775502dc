import { countLeading } from '@/lib/domain/count-leading';
import type { BudgetAssessment } from './assess-budget';
import { addCounts, NO_COUNTS, type Counts, type CountsBetween } from './counts';
import { mergeWindows, type TimeSpan } from './merge-windows';

/**
 * Counts without what happened in planned windows: their events are in neither good nor total. The length
 * of the objective's window stays what it is.
 */
export function applyCorrections(countsBetween: CountsBetween, spans: readonly TimeSpan[]): CountsBetween {
  const excluded = mergeWindows(spans);
  if (excluded.length === 0) return countsBetween;
  // Adds up the gaps; taking the excluded away from the whole would leave remains of rounding.
  return (fromMs, toMs) => {
    let sum: Counts = NO_COUNTS;
    let at = fromMs;
    const over = countLeading(excluded, (span) => span.toMs <= fromMs);
    for (let index = over; index < excluded.length; index += 1) {
      const span = excluded[index]!;
      if (span.fromMs >= toMs) break;
      if (span.fromMs > at) sum = addCounts(sum, countsBetween(at, span.fromMs));
      at = Math.max(at, span.toMs);
    }
    return at < toMs ? addCounts(sum, countsBetween(at, toMs)) : sum;
  };
}

/** How much of an objective's window corrections took out, and what that did to its budget. */
export type HiddenBudget = {
  /** Time that is excluded, within the window. */
  excludedMs: number;
  total: number;
  bad: number;
  /** Share of the budget that would be consumed besides; negative where the excluded time was better. Null without data. */
  consumed: number | null;
};

/** What corrections hid in [fromMs, toMs), from its assessments without and with them. */
export function measureHidden(
  { fromMs, toMs }: TimeSpan,
  spans: readonly TimeSpan[],
  uncorrected: BudgetAssessment,
  corrected: BudgetAssessment,
): HiddenBudget {
  const within = spans.map((span) => ({
    fromMs: Math.max(fromMs, span.fromMs),
    toMs: Math.min(toMs, span.toMs),
  }));
  return {
    excludedMs: mergeWindows(within).reduce((sum, span) => sum + span.toMs - span.fromMs, 0),
    total: uncorrected.counts.total - corrected.counts.total,
    bad: uncorrected.counts.bad - corrected.counts.bad,
    consumed: hiddenShare(uncorrected.consumed, corrected.consumed),
  };
}

function hiddenShare(uncorrected: number | null, corrected: number | null): number | null {
  if (uncorrected === null) return null;
  // With a budget of zero both can be infinite: the corrections then hid nothing that mattered.
  return uncorrected === corrected ? 0 : uncorrected - (corrected ?? 0);
}
