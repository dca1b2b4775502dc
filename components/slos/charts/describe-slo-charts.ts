import { timeIn } from '@/components/charts/prepare/time-in';
import { formatBudgetShare, formatBurn } from '@/components/format/format-budget';
import { formatCompactCount, formatCounted } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import type { TimeZone } from '@/components/format/format-time';
import type { SloDetail } from '@/lib/domain/read-models/objectives';
import { samplesOf, type PreparedSlo } from './prepare-slo-points';

const NOTHING = 'No data in this time range.';

const spanOf = ({ grid }: PreparedSlo) => grid.to - grid.from;

/** "64 % left at the start, −12 % at the end; spent evenly, 3 % would be. Below zero since 10:12." */
export function describeBudgetLine(prepared: PreparedSlo, zone: TimeZone): string {
  const samples = samplesOf(prepared, 'remaining');
  const [first, last] = [samples.at(0), samples.at(-1)];
  if (!first || !last) return NOTHING;
  const even = prepared.rows.findLast(({ evenSpend }) => evenSpend !== null)?.evenSpend ?? null;
  const lastAbove = samples.findLastIndex(({ value }) => value > 0);
  const crossing = samples[lastAbove + 1];
  return [
    `${formatBudgetShare(first.value)} left at the start, ${formatBudgetShare(last.value)} at the end`,
    even === null ? '' : `; spent evenly, ${formatBudgetShare(even)} would be`,
    '.',
    crossing && lastAbove >= 0 ? ` Exhausted since ${timeIn(crossing.at, spanOf(prepared), zone)}.` : '',
  ].join('');
}

/** "Highest 15.2× over 1 h at 10:12, latest 0.8×; the threshold is 14.4×." */
export function describeBurnLines(
  prepared: PreparedSlo,
  seriesBurn: NonNullable<SloDetail['seriesBurn']>,
  zone: TimeZone,
): string {
  const samples = samplesOf(prepared, 'longBurn');
  const last = samples.at(-1);
  if (!last) return NOTHING;
  const { threshold, longSeconds } = seriesBurn;
  const most = samples.reduce((one, other) => (other.value > one.value ? other : one));
  return `Highest ${formatBurn(most.value, threshold)} over ${formatSeconds(longSeconds)} at ${timeIn(most.at, spanOf(prepared), zone)}, latest ${formatBurn(last.value, threshold)}; the threshold is ${formatBurn(threshold)}.`;
}

/** "38,220 good events in all, most (41 a minute) at 10:12." */
export function describeEventLine(
  prepared: PreparedSlo,
  line: 'good' | 'bad',
  unit: 'event' | 'slice',
  zone: TimeZone,
): string {
  const samples = samplesOf(prepared, line);
  if (samples.length === 0) return NOTHING;
  const minutes = prepared.grid.stepMs / 60_000;
  const total = samples.reduce((sum, { value }) => sum + value * minutes, 0);
  const most = samples.reduce((one, other) => (other.value > one.value ? other : one));
  if (total === 0) return `No ${line} ${unit}.`;
  return `${formatCounted(total, `${line} ${unit}`)} in all, most (${formatCompactCount(most.value)} a minute) at ${timeIn(most.at, spanOf(prepared), zone)}.`;
}
