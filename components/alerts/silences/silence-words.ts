import { formatCount, formatCounted } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import { formatWindow, type TimeZone } from '@/components/format/format-time';
import { nameWeekday } from '@/components/format/weekdays';
import type { Recurrence, SilenceInput } from '@/lib/domain/alerting/silence';
import type { SilenceRow } from '@/lib/domain/read-models/silences';
import type { Matcher } from '@/lib/domain/alerting/matcher';
import { describeField } from '../matchers/describe-matcher';

export const KIND_WORDS: Readonly<Record<SilenceInput['kind'], string>> = {
  silence: 'Silence',
  maintenance: 'Maintenance window',
};

/** Why a button for a change does nothing for a reader. */
export const WHO_SILENCES = 'The roles on-call, reviewer and administrator silence alerts.';

/** "Every Saturday and Sunday at 02:30 (Europe/Berlin) for 1 h". */
export function describeRecurrence({ weekdays, time, timeZone, minutes }: Recurrence): string {
  const days =
    weekdays.length === 7
      ? 'day'
      : weekdays
          .toSorted((one, other) => one - other)
          .map(nameWeekday)
          .join(', ')
          .replace(/, (\w+)$/, ' and $1');
  return `Every ${days} at ${time} (${timeZone}) for ${formatSeconds(minutes * 60)}`;
}

/** When a silence holds: its window, and within it when it recurs. */
export function describeTimes(
  {
    startsAt,
    endsAt,
    endedAt,
    recurrence,
  }: Pick<SilenceRow, 'startsAt' | 'endsAt' | 'endedAt' | 'recurrence'>,
  zone: TimeZone,
): string {
  const window = formatWindow(new Date(startsAt), new Date(endedAt ?? endsAt), zone);
  return recurrence ? `${describeRecurrence(recurrence)}, ${window}` : window;
}

/** What a silence hid: "3 alerts, 41 denials"; where denials cannot be counted it says so. */
export function describeHidden({
  hiddenAlerts,
  hiddenDenials,
}: Pick<SilenceRow, 'hiddenAlerts' | 'hiddenDenials'>): string {
  const denials =
    hiddenDenials === null ? 'denials cannot be counted' : formatCounted(hiddenDenials, 'denial');
  return `${formatCounted(hiddenAlerts, 'alert')}, ${denials}`;
}

/** Why denials cannot be counted: they do not tell what matchers ask for; null where they can. */
export function whyNoDenials(asked: readonly string[]): string | null {
  if (asked.length === 0) return null;
  const names = asked.map((field) => describeField(field as Matcher['field']));
  return `Denials say nothing of ${names.join(', ')}, which its matchers ask for.`;
}

/** "2 silences hold and hide 14 alerts now." */
export function describeSilences(silences: readonly SilenceRow[]): string {
  const active = silences.filter(({ state }) => state === 'active');
  const hidden = active.reduce((sum, { hidesNow }) => sum + hidesNow, 0);
  const expiring = active.filter(({ isExpiring }) => isExpiring).length;
  if (active.length === 0) return 'Nothing is silenced now.';
  const hides =
    hidden === 0
      ? 'hide nothing now'
      : `hide ${formatCount(hidden)} ${hidden === 1 ? 'alert' : 'alerts'} now`;
  const head =
    active.length === 1
      ? `One silence holds and ${hides.replace('hide', 'hides')}`
      : `${active.length} silences hold and ${hides}`;
  return `${head}${expiring === 0 ? '' : `; ${expiring} ${expiring === 1 ? 'runs' : 'run'} out soon`}.`;
}
