import { formatObjective } from '@/components/format/format-ratio';
import { NARROW_SPACE } from '@/components/format/space';
import type { IndicatorId } from '@/lib/domain/indicator-ids';
import type { BudgetingMethod, Objective, ObjectiveWindow } from '@/lib/domain/objective';

/** An objective by its indicator and its name: "M1 Requests are evaluated by a policy". */
export const labelOf = ({ indicator, name }: Pick<Objective, 'indicator' | 'name'>): string =>
  name.startsWith(`${indicator} `) ? name : `${indicator} ${name}`;

/** The method of budgeting, as a choice. */
export const METHOD_WORDS: Record<BudgetingMethod['type'], string> = {
  occurrences: 'Occurrences: every event counts alike',
  timeslices: 'Time slices: every slice is good or bad',
  'ratio-timeslices': 'Ratios of time slices: every slice counts by its share',
};

/** What becomes of slices without events. */
export const EMPTY_SLICE_WORDS = {
  ignore: 'are left out',
  good: 'count as good',
  bad: 'count as bad',
} as const;

/** M6 is read as a rate of failures, of which fewer are better, although its target is one of successes. */
export const readsAsFailures = (indicator: IndicatorId): boolean => indicator === 'M6';

/** The share of failures that a target allows, exact in decimals: 0.999 leaves 0.001. */
export const allowedFailures = (target: number): number => Number((1 - target).toPrecision(9));

/** The target in words: "≥ 99.9 %", "< 0.1 %", "decreasing" where it is a trend. */
export function describeTarget({ indicator, target }: Pick<Objective, 'indicator' | 'target'>): string {
  if (target === null) return 'decreasing';
  const share = Number(target);
  if (readsAsFailures(indicator)) return `<${NARROW_SPACE}${formatObjective(allowedFailures(share))}`;
  return `≥${NARROW_SPACE}${formatObjective(share)}`;
}

/** What an objective holds for: "zone pci, service checkout-api, prod-eu", or "Everywhere". */
export function describeScope({
  zone,
  service,
  environment,
}: Pick<Objective, 'zone' | 'service' | 'environment'>): string {
  const parts = [zone && `zone ${zone}`, service && `service ${service}`, environment];
  return parts.filter(Boolean).join(', ') || 'Everywhere';
}

/** The window in words: "rolling 30 days", "calendar month, Europe/Berlin". */
export function describeObjectiveWindow(window: ObjectiveWindow): string {
  if (window.type === 'rolling') return `rolling ${window.days} day${window.days === 1 ? '' : 's'}`;
  return `calendar ${window.period}, ${window.timeZone}`;
}

/** What is counted as good or bad: events, or slices of time. */
export const unitOf = ({ method }: Pick<Objective, 'method'>): 'event' | 'slice' =>
  method.type === 'occurrences' ? 'event' : 'slice';

/** How the budget is counted, in words. */
export function describeMethod(method: BudgetingMethod): string {
  if (method.type === 'occurrences') return 'every event counts alike';
  const slice = `${method.sliceMinutes}${NARROW_SPACE}min`;
  const empty = `slices without events ${EMPTY_SLICE_WORDS[method.emptySlices]}`;
  if (method.type === 'timeslices')
    return `slices of ${slice}, good from ${formatObjective(Number(method.sliceTarget))} on; ${empty}`;
  return `the mean of the ratios of slices of ${slice}; ${empty}`;
}
