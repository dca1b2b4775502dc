import { LONGEST_RETRY_AFTER_MS } from './http/read-retry-after';

/** After so long a message is given up: a page of yesterday helps nobody, and its channel has failed visibly since. */
export const GIVE_UP_AFTER_MS = 24 * 60 * 60_000;

/** What is told of it then. */
export const GIVEN_UP = 'Given up: the message is a day old.';

const FIRST_MS = 5_000;
const LONGEST_MS = 15 * 60_000;
/** So much is added at most to what a receiver asks for. */
const SPREAD_MS = 1_000;

/** No wait is longer, in milliseconds: what is to be tried later than that was written by a clock that was ahead. */
export const LONGEST_WAIT_MS = Math.max(1.2 * LONGEST_MS, LONGEST_RETRY_AFTER_MS + SPREAD_MS);

/**
 * How long to wait after an attempt that failed, in milliseconds: 5 s, doubled with each, up to 15 minutes, and a fifth
 * more or less so that what failed together does not come back together. What the receiver asks for is never undercut.
 * `random` is 0–1.
 */
export function backoffMs(attemptsBefore: number, afterMs: number | null, random: number): number {
  const own = Math.min(FIRST_MS * 2 ** Math.min(attemptsBefore, 20), LONGEST_MS) * (0.8 + 0.4 * random);
  return Math.round(afterMs === null ? own : Math.max(afterMs, 0) + SPREAD_MS * random);
}
