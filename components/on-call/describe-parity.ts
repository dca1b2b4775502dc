import { MINUS, NARROW_SPACE } from '@/components/format/space';
import type { AttestationBreakdown } from '@/lib/domain/read-models/attestation';

/** Points of percentage, with a true minus. */
function formatPoints(share: number): string {
  const points = Math.abs(share * 100);
  const digits = points >= 10 ? 1 : 2;
  return `${share < 0 ? MINUS : ''}${points.toFixed(digits)}`;
}

/** Whether environments attest alike, in a sentence with the interval that says so. */
export function describeParity(parity: AttestationBreakdown['parity']): string {
  if (!parity) return 'Only one environment attests here, so there is nothing to compare.';
  const { best, worst, difference, low, high, isDifferent } = parity;
  const between = `between ${formatPoints(low)} and ${formatPoints(high)}`;
  return isDifferent
    ? `${worst} attests worse than ${best}: ${formatPoints(difference)}${NARROW_SPACE}points less (${between}).`
    : `No environment stands out: ${worst} lies ${formatPoints(difference)}${NARROW_SPACE}points below ${best} (${between}), which chance explains.`;
}
