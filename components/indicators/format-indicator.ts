import { changeOfCount, changeOfRatio, type Change } from '@/components/format/format-change';
import { formatCount, formatCounted, formatShare } from '@/components/format/format-count';
import { formatFailureRatio, formatObjective, formatRatio } from '@/components/format/format-ratio';
import type { Indicator, IndicatorFigure } from '@/lib/domain/read-models/indicators';
import type { SampleEstimate } from '@/lib/domain/read-models/sample-estimate';

type Figure = Pick<Indicator, 'unit' | 'direction' | 'objective'>;

/** A value of an indicator as people read it; null is "No data". */
export function formatIndicatorValue({ unit, direction, objective }: Figure, value: number | null): string {
  if (unit === 'count') return formatCount(value);
  return direction === 'higher' ? formatRatio(value, { objective }) : formatFailureRatio(value, objective);
}

/** The value of an indicator, or in words why there is none. */
export function formatIndicatorFigure(indicator: IndicatorFigure): string {
  if (indicator.state === 'no-denominator') return 'No denominator';
  if (indicator.state === 'insufficient-review') return 'Too few reviews';
  return formatIndicatorValue(indicator, indicator.value);
}

/** The objective in words: "≥ 99.9 %", "< 0.1 %", or "decreasing" where it is a trend. */
export function formatIndicatorObjective({ objective, direction }: Figure): string {
  if (objective === null) return direction === 'lower' ? 'decreasing' : 'increasing';
  return `${direction === 'higher' ? '≥' : '<'}\u202F${formatObjective(objective)}`;
}

/** The change against the window before; null without both. */
export const changeOfIndicator = ({ unit, value, previousValue }: Indicator): Change | null =>
  unit === 'count' ? changeOfCount(value, previousValue) : changeOfRatio(value, previousValue);

/** Whether a change is for the better; null for none. */
export function judgeChange(change: Change | null, direction: 'higher' | 'lower'): 'better' | 'worse' | null {
  if (!change || change.direction === 'same') return null;
  return (change.direction === 'up') === (direction === 'higher') ? 'better' : 'worse';
}

/** The counts behind a ratio, such as "38 of 38,220 failed"; null for counts and without data. */
export function describeCounts({ unit, direction, good, total, sample }: IndicatorFigure): string | null {
  if (sample) return sample.population === 0 ? null : describeReviewed(sample);
  if (unit === 'count' || total === 0) return null;
  return direction === 'higher' ? formatShare(good, total) : `${formatShare(total - good, total)} failed`;
}

/** "60 of 12,300 denials reviewed": an estimate's own counts would look like counted ones. */
export const describeReviewed = ({ reviewed, population }: Pick<SampleEstimate, 'reviewed' | 'population'>) =>
  `${formatCount(reviewed)} of ${formatCounted(population, 'denial')} reviewed`;

const FEW = 1;

/** True when the window holds too few events for a single failure to mean anything. */
export function hasFewEvents({ unit, direction, objective, total, sample }: IndicatorFigure): boolean {
  // An interval says itself how much is known.
  if (sample || unit === 'count' || objective === null || total === 0) return false;
  const allowed = direction === 'higher' ? 1 - objective : objective;
  return total * allowed < FEW;
}
