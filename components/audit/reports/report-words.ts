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
 * A period in few words: its days where it begins and ends at midnight UTC (the last one included), else its times.
 */
export function describePeriod({ from, to }: { from: string; to: string }): string {
  const isMidnight = (at: string) => at.slice(11, 19) === '00:00:00';
  if (!isMidnight(from) || !isMidnight(to)) return `${writeTime(from)} to ${writeTime(to)}`;
  const last = new Date(Date.parse(to) - 1).toISOString().slice(0, 10);
  const first = from.slice(0, 10);
  return first === last ? first : `${first} to ${last}`;
}

export const describeZones = (zones: readonly string[] | null): string => zones?.join(', ') ?? 'Every zone';

/** When a schedule makes its reports. */
export const describeSchedule = ({
  cadence,
  time,
  timeZone,
}: Pick<ReportSchedule, 'cadence' | 'time' | 'timeZone'>) =>
  `${CADENCE_WORDS[cadence]}, on the day after it at ${time} (${timeZone})`;
