import { formatCounted, formatShare } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { formatInterval, formatPoints } from '@/components/activation-reviews/describe-difference';
import type { PolicyEffect } from '@/lib/domain/read-models/policy-effect';

/** What is told first of an effect. */
export type ToldEffect = Pick<PolicyEffect, 'minutes' | 'comparedWith' | 'before' | 'after' | 'denials'>;

/** "108 of 168 decisions were denied (64.3 %)", or that nothing was decided. */
export function describeCounts({ decisions, denials }: PolicyEffect['before']): string {
  if (decisions === 0) return 'nothing was decided';
  return `${formatShare(denials, decisions)} decisions were denied (${formatRatio(denials / decisions)})`;
}

/**
 * "In the 18 min after it was activated 108 of 168 decisions were denied (64.3 %); in the 18 min before, 1 of 86
 * (1.2 %). That is +63.1 points, 95 % interval +51.2 to +71.0 points."
 */
export function describeEffect({ minutes, comparedWith, before, after, denials }: ToldEffect): string {
  const window = `${minutes} min`;
  const sides =
    comparedWith === 'rest'
      ? `In its first ${window} as a canary ${describeCounts(after)}; of the rest of the traffic in that time, ${describeCounts(before)}.`
      : `In the ${window} after it was first activated ${describeCounts(after)}; in the ${window} before, ${describeCounts(before)}.`;
  return `${sides} ${describeTest(denials)}`;
}

function describeTest(denials: PolicyEffect['denials']): string {
  const interval = formatInterval(denials);
  if (interval === null) return 'That is too little to say whether it made a difference.';
  const isBeyondChance = denials.low! > 0 || denials.high! < 0;
  return isBeyondChance
    ? `That is ${formatPoints(denials.difference!)} points, 95\u202f% interval ${interval}.`
    : `That is no difference beyond chance, 95\u202f% interval ${interval}.`;
}

/** How many comparisons the marks among the services rest on, and what that means. */
export function describeTests({ made, tooFew, falseDiscoveryRate }: PolicyEffect['tests']): string {
  const few = tooFew > 0 ? ` ${formatCounted(tooFew, 'service')} decided too little to be compared.` : '';
  if (made === 0) return `No service could be compared.${few}`;
  return `${formatCounted(made, 'service')} compared; of those marked as different at most ${formatRatio(falseDiscoveryRate, { digits: 0 })} are expected to be so by chance (Benjamini–Hochberg).${few}`;
}
