const MINUTE_MS = 60_000;

/** A number of minutes as people say it: "1 minute", "30 minutes". */
export function inMinutes(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

/** A time of day as transitions name it: "10:30 UTC". */
export const clockOf = (atMs: number): string => `${new Date(atMs).toISOString().slice(11, 16)} UTC`;
