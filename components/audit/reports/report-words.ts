import { writeTime } from '@/lib/domain/compliance/write-cell';
import type { ReportCadence } from '@/lib/domain/compliance/report-request';
import type { ReportSchedule } from '@/lib/domain/read-models/compliance-reports';

/** Why making a report is not open to somebody. */
export const WHO_MAKES_REPORTS = 'Reviewers and administrators make and schedule reports.';

export const CADENCE_WORDS: Record<ReportCadence, string> = {
  weekly: 'Every week',
  monthly: 'Every month',
  quarterly: 'Every quarter',
};

/**
 * A period in few words: its days where it begins and ends at midnight of the time zone (the last one included), which is
 * named unless it is UTC; else its times.
 */
export function describePeriod({
  from,
  to,
  timeZone = 'UTC',
}: {
  from: string;
  to: string;
  timeZone?: string;
}): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const isMidnight = (at: string) => format.format(Date.parse(at)).endsWith(' 00:00:00');
  if (!isMidnight(from) || !isMidnight(to)) return `${writeTime(from)} to ${writeTime(to)}`;
  const dayOf = (ms: number) => format.format(ms).slice(0, 10);
  const [first, last] = [dayOf(Date.parse(from)), dayOf(Date.parse(to) - 1)];
  const days = first === last ? first : `${first} to ${last}`;
  return timeZone === 'UTC' ? days : `${days} (${timeZone})`;
}

export const describeZones = (zones: readonly string[] | null): string => zones?.join(', ') ?? 'Every zone';

/** When a schedule makes its reports. */
export const describeSchedule = ({
  cadence,
  time,
  timeZone,
}: Pick<ReportSchedule, 'cadence' | 'time' | 'timeZone'>) =>
  `${CADENCE_WORDS[cadence]}, made on the first day of the next one at ${time} (${timeZone})`;
