import { timeIn } from '@/components/charts/prepare/time-in';
import { formatCounted } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import type { TimeZone } from '@/components/format/format-time';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { formatConditionValue } from './format-condition-value';
import type { PreparedTrace } from './prepare-trace';

/** "Highest 14.2 % at 10:12, latest 3 %; the threshold is 10 %. It fires once, for 12 min." */
export function describeTrace(
  { rows, grid, fixedThreshold, hasBand, stretches }: PreparedTrace,
  unit: AlertCondition['unit'],
  zone: TimeZone,
): string {
  const firing = stretches.filter(({ state }) => state === 'firing');
  const seconds = firing.reduce((sum, { from, to }) => sum + (to - from) / 1_000, 0);
  const fires =
    firing.length === 0
      ? 'It does not fire.'
      : `It fires ${firing.length === 1 ? 'once' : formatCounted(firing.length, 'time')}, for ${formatSeconds(seconds)}.`;
  const known = rows.flatMap(({ at, line }) => (line.solid === null ? [] : [{ at, value: line.solid }]));
  const latest = known.at(-1);
  if (!latest) return `No data in this time range. ${fires}`;
  if (unit === null) return fires;
  const most = known.reduce((one, other) => (other.value > one.value ? other : one));
  const write = (value: number) => formatConditionValue(value, unit);
  const threshold = hasBand
    ? '; the threshold follows its own history'
    : fixedThreshold === null
      ? ''
      : `; the threshold is ${write(fixedThreshold)}`;
  return `Highest ${write(most.value)} at ${timeIn(most.at, grid.to - grid.from, zone)}, latest ${write(latest.value)}${threshold}. ${fires}`;
}
