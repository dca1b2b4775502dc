import { formatBudgetShare } from '@/components/format/format-budget';
import { formatCount, formatCounted, formatShare } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import type { SloDetail } from '@/lib/domain/read-models/objectives';
import { unitOf } from '../objective-words';

/** How the budget was used: "36 of 100 bad events that are allowed"; null without one. */
export function describeAllowance({
  kind,
  budget,
  objective,
}: Pick<SloDetail, 'kind' | 'budget' | 'objective'>): string | null {
  if (!budget || kind !== 'budget' || budget.allowedBad === null) return null;
  return `${formatShare(budget.counts.bad, budget.allowedBad)} bad ${unitOf(objective)}s that are allowed`;
}

/** What the budget is worth as an outage of everything: "43 min 12 s of a full outage"; null without one. */
export function describeAllowedOutage({ kind, budget }: Pick<SloDetail, 'kind' | 'budget'>): string | null {
  if (!budget || kind !== 'budget' || budget.allowedBadMinutes === null) return null;
  return `All of it is worth ${formatSeconds(budget.allowedBadMinutes * 60)} of a full outage`;
}

/** Of a calendar window: what is burned of the days so far, and when the budget begins anew. */
export function describeReset({ objective, budget }: Pick<SloDetail, 'objective' | 'budget'>): string | null {
  if (!budget || objective.window.type !== 'calendar') return null;
  const toDate =
    budget.consumedToDate === null ? null : `${formatBudgetShare(budget.consumedToDate)} burned to date`;
  const reset = budget.resetSeconds === null ? null : `begins anew in ${formatSeconds(budget.resetSeconds)}`;
  return [toDate, reset].filter(Boolean).join('; ') || null;
}

/** How long the budget lasts at the present burn: a time, "Not burning", "Exhausted", or "No data". */
export function describeExhaustion({ budget }: Pick<SloDetail, 'budget'>): string {
  if (!budget || budget.remaining === null) return 'No data';
  if (budget.remaining === '-inf' || (typeof budget.remaining === 'number' && budget.remaining <= 0))
    return 'Exhausted';
  if (budget.exhaustionSeconds === null) return 'Not burning';
  return formatSeconds(budget.exhaustionSeconds);
}

/** What the time to exhaustion assumes, or why there is none. */
export function noteOnExhaustion({ budget, objective }: Pick<SloDetail, 'budget' | 'objective'>): string {
  if (describeExhaustion({ budget }) === 'Exhausted') return 'Nothing is left that could last';
  const isRolling = objective.window.type === 'rolling';
  const rolling = isRolling ? '. Bad events that leave the window meanwhile are not given back' : '';
  const reset = budget?.resetSeconds ?? null;
  const lasts = budget?.exhaustionSeconds ?? null;
  const before =
    reset !== null && lasts !== null ? `, ${lasts < reset ? 'before' : 'after'} it begins anew` : '';
  return `At the burn rate of the last hour${before}${rolling}`;
}

/** The events counted: "99,964 good, 36 bad"; before sampling is made up for where that differs. */
export function describeEvents({ budget }: Pick<SloDetail, 'budget'>): string[] {
  if (!budget) return [];
  const { good, bad, total, observed } = budget.counts;
  const split = `${formatCount(good)} good, ${formatCount(bad)} bad`;
  return Math.round(total) === observed
    ? [split]
    : [split, `From ${formatCounted(observed, 'observation')}, weighted by sampling`];
}
