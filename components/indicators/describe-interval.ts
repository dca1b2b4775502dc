import { formatRatio } from '@/components/format/format-ratio';

/** "86.1 % to 97.2 %", each end on its own side of the objective; null without an interval. */
export function describeInterval(
  interval: { low: number; high: number } | null,
  objective: number | null = null,
): string | null {
  if (!interval) return null;
  return `${formatRatio(interval.low, { objective })} to ${formatRatio(interval.high, { objective })}`;
}
