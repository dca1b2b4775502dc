import type { Window } from './time-range';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** The Monday 00:00 UTC of the week that holds a time (milliseconds since 1970, itself a Thursday). */
const mondayOf = (time: number): number => Math.floor((time + 3 * DAY_MS) / WEEK_MS) * WEEK_MS - 3 * DAY_MS;

/** The review round of a denial: the ISO 8601 week in UTC in which it happened, such as `2026-W47`. */
export function reviewRoundOf(at: Date): string {
  const monday = mondayOf(at.getTime());
  // A week belongs to the year of its Thursday.
  const year = new Date(monday + 3 * DAY_MS).getUTCFullYear();
  const first = mondayOf(Date.UTC(year, 0, 4));
  const week = Math.round((monday - first) / WEEK_MS) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The week of a round: from its Monday to the next, half-open. */
export function windowOfRound(at: Date): Window {
  const monday = mondayOf(at.getTime());
  return { from: new Date(monday), to: new Date(monday + WEEK_MS) };
}
