/** How often a rule fired lately, and how often nobody did anything about it. */
export type Firings = { fired7Days: number; fired30Days: number; unattended: number };

const MANY_A_WEEK = 20;
const FEWEST = 10;
const MOSTLY = 0.9;

/**
 * Why a rule wakes people for nothing: it fires twenty times a week or more, or of ten alerts and more in thirty days nine
 * in ten ended before anybody took them. Null where it does not.
 */
export function judgeNoise({ fired7Days, fired30Days, unattended }: Firings): string | null {
  if (fired7Days >= MANY_A_WEEK) return `It fired ${fired7Days} times in a week.`;
  if (fired30Days >= FEWEST && unattended >= fired30Days * MOSTLY)
    return `${unattended} of its ${fired30Days} alerts in 30 days ended before anybody took them.`;
  return null;
}
