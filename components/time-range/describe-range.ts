import { RANGE_PRESETS, isRelative, resolveWindow, type TimeRange } from '@/lib/domain/time-range';
import { formatSeconds } from '@/components/format/format-duration';
import { formatWindow, type TimeZone } from '@/components/format/format-time';

/** A range in words: "Last hour", "Last 2 h", "21 Nov, 10:00 – 11:00 UTC". */
export function describeRange(range: TimeRange, now: Date, zone: TimeZone): string {
  const preset = range.to === 'now' && RANGE_PRESETS.find(({ from }) => from === range.from);
  if (preset) return preset.label;
  const { from, to } = resolveWindow(range, now);
  if (isRelative(range) && range.to === 'now')
    return `Last ${formatSeconds((to.getTime() - from.getTime()) / 1_000)}`;
  return formatWindow(from, to, zone);
}
