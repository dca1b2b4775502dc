import { formatBudgetShare } from '@/components/format/format-budget';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import { formatWindow, type TimeZone } from '@/components/format/format-time';
import { nameWeekday } from '@/components/format/weekdays';
import type { CORRECTION_CATEGORIES, CorrectionInput } from '@/lib/domain/objective';
import type { SloDetail } from '@/lib/domain/read-models/objectives';

/** Why a window does not count, as a choice. */
export const CATEGORY_WORDS: Record<(typeof CORRECTION_CATEGORIES)[number], string> = {
  'scheduled-maintenance': 'Scheduled maintenance',
  'outside-business-hours': 'Outside business hours',
  deployment: 'Deployment',
  other: 'Other',
};

const EVERY = { daily: 'day', weekly: 'week', monthly: 'month' } as const;

/** When a correction holds: "21 Nov, 10:00 – 12:00 UTC", or "Every 2 weeks on Monday at 02:30 for 2 h, …". */
export function describeCorrectionTimes(times: CorrectionInput['times'], zone: TimeZone): string {
  if (times.type === 'once') return formatWindow(new Date(times.from), new Date(times.to), zone);
  const { frequency, interval, weekdays, startTime, durationMinutes, timeZone, startDate, untilDate } = times;
  const unit = EVERY[frequency];
  const days = weekdays
    .toSorted((one, other) => one - other)
    .map(nameWeekday)
    .join(', ');
  return [
    interval === 1 ? `Every ${unit}` : `Every ${interval} ${unit}s`,
    days ? ` on ${days}` : '',
    ` at ${startTime} for ${formatSeconds(durationMinutes * 60)}, ${timeZone}, from ${startDate}`,
    untilDate ? ` to ${untilDate}` : '',
  ].join('');
}

/** What the corrections of an objective hide, or would hide; null where there are none. */
export function describeHidden({
  hidden,
  withCorrections,
}: Pick<SloDetail, 'hidden' | 'withCorrections'>): string | null {
  if (!hidden) return null;
  const { seconds, total, bad, consumed } = hidden;
  const verb = withCorrections ? 'Corrections hide' : 'Shown without corrections, which hide';
  const events =
    total === 0
      ? 'no event'
      : `${formatCounted(total, 'event')}, ${bad === 0 ? 'none' : formatCount(bad)} of ${total === 1 ? 'it' : 'them'} bad`;
  const budget =
    consumed === null
      ? ''
      : typeof consumed === 'number' && consumed < 0
        ? `. Without the good ones among them ${formatBudgetShare(-consumed)} more of the budget is burned`
        : `: ${formatBudgetShare(consumed)} of the budget`;
  return `${verb} ${formatSeconds(seconds)} with ${events}${budget}.`;
}
