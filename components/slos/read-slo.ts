import { formatBudgetShare, formatBurn } from '@/components/format/format-budget';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import { formatFailureRatio, formatRatio } from '@/components/format/format-ratio';
import type { Status } from '@/lib/domain/read-models/common';
import type { SloSummary } from '@/lib/domain/read-models/objectives';
import { allowedFailures, readsAsFailures } from './objective-words';

/** What the indicator reads over the objective's window, or in words why it does not. */
export function formatSli({ objective, budget, value, state }: SloSummary): string {
  if (state === 'no-denominator') return 'No denominator';
  if (objective.target === null) return formatCount(value);
  const target = Number(objective.target);
  if (!budget) return formatRatio(value, { objective: target });
  if (readsAsFailures(objective.indicator))
    return formatFailureRatio(budget.errorRatio, allowedFailures(target));
  return formatRatio(budget.sli, { objective: target });
}

/** Whether an objective is met, as a status. */
export const statusOf = (isMet: boolean | null): Status =>
  isMet === null ? 'no-data' : isMet ? 'met' : 'breached';

/** Violations of an objective that allows none: "3 violations, none allowed". */
const describeViolations = (bad: number): string =>
  bad === 0 ? 'No violation' : `${formatCounted(bad, 'violation')}, none allowed`;

/** What is left of the budget: "36 %", "−12 %"; of zero tolerance the violations; of a trend that it has none. */
export function formatBudgetLeft({ kind, budget }: Pick<SloSummary, 'kind' | 'budget'>): string {
  if (kind === 'trend') return 'A trend has none';
  if (!budget || budget.remaining === null) return 'No data';
  if (kind === 'zero-tolerance') return describeViolations(budget.counts.bad);
  return formatBudgetShare(budget.remaining);
}

/** What follows from what is left: "exhausted", "exhausted at once"; null while something is left. */
export function noteExhaustion(budget: SloSummary['budget']): string | null {
  if (!budget || budget.remaining === null) return null;
  if (budget.remaining === '-inf') return 'exhausted at once';
  return budget.remaining !== 'inf' && budget.remaining <= 0 ? 'exhausted' : null;
}

/** Both burn rates with their windows: ["4.2× · 1 h", "6.0× · 5 min"]; null where nothing burns by rate. */
export function describeBurns({ kind, burn }: Pick<SloSummary, 'kind' | 'burn'>): [string, string] | null {
  if (!burn || kind === 'trend' || kind === 'review') return null;
  const { long, short, longSeconds, shortSeconds, threshold } = burn;
  return [
    `${formatBurn(long, threshold)} · ${formatSeconds(longSeconds)}`,
    `${formatBurn(short, threshold)} · ${formatSeconds(shortSeconds)}`,
  ];
}

/**
 * True when the window holds so few events that the objective allows less than one of them to be bad:
 * a single failure then says little. Zero tolerance allows none at any number.
 */
export function hasFewEvents({
  kind,
  status,
  budget,
}: Pick<SloSummary, 'kind' | 'status' | 'budget'>): boolean {
  // A trend lacks days, which its sentence says.
  if (kind === 'trend') return false;
  if (status === 'too-few-events') return true;
  if (kind !== 'budget' || !budget || budget.counts.total === 0) return false;
  return budget.allowedBad !== null && budget.allowedBad < 1;
}
