/** How often a source sends a kind of event: events in its active hours, and its longest pause between them. */
export type Rhythm = { events: number; activeHours: number; longestPauseHours: number };

const HOUR_MS = 3_600_000;
/** Nobody is silent sooner. */
export const SHORTEST_SILENCE_MS = 15 * 60_000;
/** At a steady rate, less than one pause in a thousand is longer than seven mean intervals (e^-7). */
const MEAN_INTERVALS = 7;
const LONGEST_PAUSES = 1.5;

/**
 * After how many milliseconds without an event a source counts as silent: longer than its usual intervals and
 * than the pauses that it makes, and never sooner than 15 minutes.
 */
export function silentAfter({ events, activeHours, longestPauseHours }: Rhythm): number {
  const meanMs = events > 0 ? (activeHours / events) * HOUR_MS : 0;
  return Math.max(SHORTEST_SILENCE_MS, MEAN_INTERVALS * meanMs, LONGEST_PAUSES * longestPauseHours * HOUR_MS);
}
