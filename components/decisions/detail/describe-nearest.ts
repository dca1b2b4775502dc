import { formatSeconds } from '@/components/format/format-duration';
import type { EventRow } from '@/lib/domain/read-models/events';

const DAY_SECONDS = 86_400;

/** Where the allowed request lies: "4 min before", "2 s after". */
export function describeAllowedTime(allowedAt: string, deniedAt: string): string {
  const seconds = (Date.parse(allowedAt) - Date.parse(deniedAt)) / 1_000;
  if (Math.abs(seconds) < 1) return 'at the same moment';
  return `${formatSeconds(Math.abs(seconds))} ${seconds < 0 ? 'before' : 'after'}`;
}

/** Why no allowed request is shown, and how far was searched. */
export function describeSearch(
  { principal, action }: Pick<EventRow, 'principal' | 'action'>,
  searchedSeconds: number,
): string {
  if (principal === null) return 'Not searched for: the source did not report who asked.';
  const what = action === null ? 'this principal' : `this principal with the action ${action}`;
  if (searchedSeconds === 0) return 'The search for an allowed request took too long and was stopped.';
  const reach = `within ${formatSeconds(searchedSeconds)} before and after`;
  const stopped =
    searchedSeconds < DAY_SECONDS ? ' Further away the search took too long and was stopped.' : '';
  return `No request of ${what} was allowed by this policy ${reach}.${stopped}`;
}
