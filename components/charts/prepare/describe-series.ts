import { formatCounted } from '@/components/format/format-count';
import { formatFailureRatio, formatObjective, formatRatio } from '@/components/format/format-ratio';
import { formatMilliseconds } from '@/components/format/format-duration';
import type { TimeZone } from '@/components/format/format-time';
import type { OutcomeCategory } from '@/components/status/outcome-presentation';
import type { LatencySeries } from '@/lib/domain/read-models/common';
import type { LinePoint } from './prepare-line';
import type { TimeGrid } from './time-grid';
import type { PreparedDecisions } from './prepare-decisions';
import { timeIn } from './time-in';

const OUTCOME_NOUN: Record<OutcomeCategory, [singular: string, plural: string]> = {
  allow: ['allowed', 'allowed'],
  deny: ['denied', 'denied'],
  error: ['error', 'errors'],
  unevaluated: ['unevaluated', 'unevaluated'],
  'would-deny': ['would be denied', 'would be denied'],
};

/** The samples of a line on their grid. */
type Drawn = { points: readonly LinePoint[]; grid: Pick<TimeGrid, 'from' | 'to'> };

/** "17 decisions: 2 denied, 15 allowed. Most denials at 10:03." */
export function describeDecisions(
  { total, totals, present, points, grid }: PreparedDecisions,
  zone: TimeZone,
): string {
  if (total === 0) return 'No decisions in this window.';
  const parts = present.map((outcome) => formatCounted(totals[outcome], ...OUTCOME_NOUN[outcome]));
  const head = `${formatCounted(total, 'decision')}: ${parts.join(', ')}.`;
  if (totals.deny === 0) return head;
  const peak = points.reduce((most, point) =>
    (point.counts?.deny ?? 0) > (most.counts?.deny ?? 0) ? point : most,
  );
  return `${head} Most denials at ${timeIn(peak.at, grid.to - grid.from, zone)}.`;
}

/** "Lowest 99.71 % at 10:12, latest 99.95 %; objective 99.9 %." For error rates the highest counts. */
export function describeRatioLine(
  { points, grid }: Drawn,
  objective: number | null,
  direction: 'higher' | 'lower',
  zone: TimeZone,
): string {
  const known = points.filter((point): point is { at: number; value: number } => point.value !== null);
  const latest = known.at(-1);
  if (!latest) return 'No data in this window.';
  const write = (value: number) =>
    direction === 'higher' ? formatRatio(value, { objective }) : formatFailureRatio(value, objective);
  const worst = known.reduce((one, other) =>
    (direction === 'higher' ? other.value < one.value : other.value > one.value) ? other : one,
  );
  const word = direction === 'higher' ? 'Lowest' : 'Highest';
  const goal =
    objective === null
      ? ''
      : `; objective ${direction === 'higher' ? '' : 'below '}${formatObjective(objective)}`;
  return `${word} ${write(worst.value)} at ${timeIn(worst.at, grid.to - grid.from, zone)}, latest ${write(latest.value)}${goal}.`;
}

/** "412 attempts in all, most (40) at 10:12, latest 3." */
export function describeCountLine(
  { points, grid }: Drawn,
  counted: readonly [string, string],
  zone: TimeZone,
): string {
  const known = points.filter((point): point is { at: number; value: number } => point.value !== null);
  const latest = known.at(-1);
  if (!latest) return 'No data in this window.';
  const total = known.reduce((sum, { value }) => sum + value, 0);
  const most = known.reduce((one, other) => (other.value > one.value ? other : one));
  const when = timeIn(most.at, grid.to - grid.from, zone);
  return `${formatCounted(total, ...counted)} in all, most (${formatCounted(most.value, ...counted)}) at ${when}.`;
}

/** "p50 1.2 ms, p95 4 ms, p99 9 ms over 38,220 measurements; highest p99 40 ms at 10:12." */
export function describeLatency(series: LatencySeries, zone: TimeZone): string {
  const { overall, buckets, window } = series;
  if (overall.count === 0 || buckets.length === 0) return 'No measurements in this window.';
  const worst = buckets.reduce((one, other) => (other.p99 > one.p99 ? other : one));
  const span = Date.parse(window.to) - Date.parse(window.from);
  const percentiles = (['p50', 'p95', 'p99'] as const)
    .map((name) => `${name} ${formatMilliseconds(overall[name])}`)
    .join(', ');
  return `${percentiles} over ${formatCounted(overall.count, 'measurement')}; highest p99 ${formatMilliseconds(worst.p99)} at ${timeIn(Date.parse(worst.at), span, zone)}.`;
}
