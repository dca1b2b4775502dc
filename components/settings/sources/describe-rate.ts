import { formatCount } from '@/components/format/format-count';

/** Events over the last hour in the unit that reads well: "12 /s", "3 /min", "2 /h", "0". */
export function describeRate(perMinute: number): string {
  if (perMinute === 0) return '0';
  if (perMinute >= 120) return `${formatCount(Math.round(perMinute / 60))} /s`;
  if (perMinute >= 1) return `${formatCount(Math.round(perMinute))} /min`;
  return `${formatCount(Math.max(1, Math.round(perMinute * 60)))} /h`;
}
