import { formatCount, formatShare } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { MINUS } from '@/components/format/space';
import type { ReviewEvidence } from '@/lib/domain/read-models/activation-reviews';

export type Difference = ReviewEvidence['denials'];

/** A difference of shares in percentage points with its sign: "+63.1", "−0.4", "0". */
export function formatPoints(share: number): string {
  const points = (share * 100).toFixed(1);
  if (Number(points) === 0) return '0';
  return share < 0 ? `${MINUS}${points.slice(1)}` : `+${points}`;
}

/** "+51.2 to +71.0 points": the interval of a difference; null without one. */
export const formatInterval = ({ low, high }: Pick<Difference, 'low' | 'high'>): string | null =>
  low === null || high === null ? null : `${formatPoints(low)} to ${formatPoints(high)} points`;

/** "108 of 168 (64.3 %)", or that there was nothing. */
export const formatSide = ({ bad, total }: Difference['after']): string =>
  total > 0 ? `${formatShare(bad, total)} (${formatRatio(bad / total)})` : 'nothing decided';

/**
 * A tested difference in words, with its interval and never a percentage alone: "1 of 86 (1.2 %) before,
 * 108 of 168 (64.3 %) after: +63.1 points (99 % interval +51.2 to +71.0 points)".
 */
export function describeDifference(
  difference: Difference,
  { confidence, against = 'before' }: { confidence: number; against?: string },
): string {
  const { before, after } = difference;
  const sides = `${formatSide(before)} ${against}, ${formatSide(after)} after`;
  const interval = formatInterval(difference);
  if (interval === null)
    return `${sides}: too few to compare (${formatCount(before.total)} and ${formatCount(after.total)})`;
  const percent = Math.round(confidence * 100);
  const isBeyondChance = difference.low! > 0 || difference.high! < 0;
  return isBeyondChance
    ? `${sides}: ${formatPoints(difference.difference!)} points (${percent}\u202f% interval ${interval})`
    : `${sides}: no difference beyond chance (${percent}\u202f% interval ${interval})`;
}
