import { timeZoneSchema, type ObjectiveWindow } from '@/lib/domain/objective';
import type { Definition, Path, Report } from './definition';
import { inMinutes, readDuration } from './duration';

type Period = Extract<ObjectiveWindow, { type: 'calendar' }>['period'];

const AT: Path = ['spec', 'timeWindow'];
const FIRST: Path = [...AT, 0];
const DAY_MINUTES = 1_440;

const PERIODS: Record<string, Period> = {
  '1d': 'day',
  '1w': 'week',
  '7d': 'week',
  '1M': 'month',
  '3M': 'quarter',
  '1Q': 'quarter',
  '12M': 'year',
  '4Q': 'year',
  '1Y': 'year',
};

/** The window of an SLO; null, with a report, where Gatehouse has none like it. */
export function readWindow(slo: Definition, report: Report): ObjectiveWindow | null {
  const count = slo.list(AT).length;
  if (count !== 1) {
    report(
      'error',
      AT,
      count === 0 ? 'No time window is given.' : 'More than one time window is given.',
      'Write exactly one, such as {duration: 30d, isRolling: true}.',
    );
    return null;
  }
  const isRolling = slo.take([...FIRST, 'isRolling']) ?? !slo.has([...FIRST, 'calendar']);
  return isRolling === true ? readRolling(slo, report) : readCalendar(slo, report);
}

function readRolling(slo: Definition, report: Report): ObjectiveWindow | null {
  const refuse = (path: Path, message: string) => {
    report('error', path, message, 'Write whole days, up to 365, such as 28d or 4w.');
    return null;
  };
  if (slo.has([...FIRST, 'calendar']))
    return refuse([...FIRST, 'calendar'], 'A rolling window follows no calendar.');
  const path = [...FIRST, 'duration'];
  const text = slo.text(path) ?? '';
  const duration = readDuration(text);
  if (!duration) return refuse(path, `"${text}" is no duration.`);
  const minutes = inMinutes(duration);
  if (minutes === null)
    return refuse(path, `A rolling window of ${text} has no length of its own: months differ.`);
  const days = minutes / DAY_MINUTES;
  if (!Number.isInteger(days) || days > 365)
    return refuse(path, `Rolling windows are of 1 to 365 whole days, ${text} is not.`);
  return { type: 'rolling', days };
}

function readCalendar(slo: Definition, report: Report): ObjectiveWindow | null {
  const path = [...FIRST, 'duration'];
  const text = slo.text(path) ?? '';
  const period = Object.hasOwn(PERIODS, text) ? PERIODS[text] : undefined;
  if (!period) {
    report(
      'error',
      path,
      `There is no calendar window of ${text || 'this duration'}.`,
      'Write 1d, 1w, 1M, 1Q or 1Y (m is minutes, M months), or a rolling window with isRolling: true.',
    );
    return null;
  }
  const timeZone = readTimeZone(slo, report);
  return timeZone !== null && startsWithPeriod(slo, period, report)
    ? { type: 'calendar', period, timeZone }
    : null;
}

function readTimeZone(slo: Definition, report: Report): string | null {
  const path = [...FIRST, 'calendar', 'timeZone'];
  if (!slo.has(path)) {
    report('warning', path, 'No time zone is given: it is taken as UTC.', 'Write an IANA name.');
    return 'UTC';
  }
  const timeZone = slo.text(path);
  if (timeZone !== null && timeZoneSchema.safeParse(timeZone).success) return timeZone;
  report(
    'error',
    path,
    `"${timeZone ?? ''}" is not an IANA time zone.`,
    'Write a name such as Europe/Berlin or UTC.',
  );
  return null;
}

/** Gatehouse's calendar windows begin at the first midnight of the period; others would be other windows. */
function startsWithPeriod(slo: Definition, period: Period, report: Report): boolean {
  const path = [...FIRST, 'calendar', 'startTime'];
  if (!slo.has(path)) {
    report(
      'warning',
      path,
      `No start is given: windows begin with the ${period}.`,
      'Write one such as 2024-01-01 00:00:00, which is the first of a day, week, month, quarter and year.',
    );
    return true;
  }
  const text = slo.text(path) ?? '';
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?$/.exec(text);
  const date = match && new Date(`${match[1]}T00:00:00Z`);
  const isMidnight = match?.slice(2).every((part) => Number(part ?? 0) === 0);
  if (date && !Number.isNaN(date.getTime()) && isMidnight && isFirstDay(date, period)) return true;
  report(
    'error',
    path,
    `"${text}" is not the first midnight of a ${period}: windows of Gatehouse begin there.`,
    'Write a start such as 2024-01-01 00:00:00, which is the first of a day, week, month, quarter and year.',
  );
  return false;
}

function isFirstDay(date: Date, period: Period): boolean {
  const isFirst = date.getUTCDate() === 1;
  switch (period) {
    case 'day':
      return true;
    case 'week':
      return date.getUTCDay() === 1;
    case 'month':
      return isFirst;
    case 'quarter':
      return isFirst && date.getUTCMonth() % 3 === 0;
    case 'year':
      return isFirst && date.getUTCMonth() === 0;
  }
}
