/**
 * What is known of the use of a standing privilege. `unused`: by nobody in all of the days asked for. `quiet`: by nobody
 * so far, but it was given, or its records begin, less than these days ago. `used`: when is known. `unknown`: it cannot
 * be told, since records name actions and not the role that allowed them.
 */
export const STANDING_USES = ['unused', 'quiet', 'unknown', 'used'] as const;
export type StandingUse = (typeof STANDING_USES)[number];

type Known = {
  /** Since when somebody holds it, and since when there are records that would tell; milliseconds. */
  heldSince: number;
  recordedSince: number | null;
  /** The last entry of any holder, milliseconds; null without one. */
  lastAt: number | null;
  /** Whether that entry is a use of this very privilege: known of Gatehouse's own rights only. */
  isExact: boolean;
  /** Whether records name everybody who may use it: not so with groups and roles that others assume. */
  holdersKnown: boolean;
};

/**
 * Judges the use of a standing privilege. Where no holder did anything at all, nobody used the privilege; where one did,
 * it may have been by this one or by another, and nothing is claimed.
 */
export function judgeStanding(known: Known, now: Date, days: number): StandingUse {
  const { heldSince, recordedSince, lastAt, isExact, holdersKnown } = known;
  const from = now.getTime() - days * 86_400_000;
  if (!holdersKnown || recordedSince === null) return 'unknown';
  if (lastAt !== null && lastAt >= from) return isExact ? 'used' : 'unknown';
  if (Math.max(heldSince, recordedSince) <= from) return 'unused';
  return lastAt === null ? 'quiet' : isExact ? 'used' : 'unknown';
}
