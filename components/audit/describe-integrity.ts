import { formatCount } from '@/components/format/format-count';
import type { AuditIntegrity } from '@/lib/domain/read-models/audit-integrity';

/** "12,345" of a whole number in decimal. */
export const formatIndex = (index: string | bigint): string => formatCount(Number(index));

/** Up to where the log is verified, in words; times stand beside it. A log that fails is verified up to its first bad entry. */
export function describeVerified({
  state,
  findings,
  verifiedSize,
  waiting,
  size,
}: Pick<AuditIntegrity, 'state' | 'findings' | 'verifiedSize' | 'waiting' | 'size'>): string {
  if (state === 'failed') return describeFailed(findings[0]?.firstIndex ?? null);
  if (size === '0') return 'The log has no entry yet';
  if (verifiedSize === '0') return 'No entry is verified yet';
  const upTo = `Verified up to entry ${formatIndex(BigInt(verifiedSize) - 1n)}`;
  return waiting === '0' ? upTo : `${upTo}, ${formatIndex(waiting)} newer not yet`;
}

function describeFailed(firstBad: string | null): string {
  if (firstBad === null) return 'The log fails verification';
  const fails = `entry ${formatIndex(firstBad)} fails`;
  return firstBad === '0'
    ? `No entry is verified: ${fails}`
    : `Verified up to entry ${formatIndex(BigInt(firstBad) - 1n)}: ${fails}`;
}

/** The answer of the page: a sentence that leaves nothing out. */
export function describeIntegrity(integrity: AuditIntegrity): string {
  const { state, findings, expected, verified } = integrity;
  if (state === 'failed') {
    const firstBad = findings[0]?.firstIndex ?? null;
    const place = firstBad === null ? '' : ` The first bad entry is ${firstBad}.`;
    return `The log failed verification: ${formatCount(verified)} of ${formatCount(expected)} entries verify.${place}`;
  }
  if (state === 'unverified') return 'The verifier has not looked at the log yet.';
  return expected === 0
    ? `${describeVerified(integrity)}.`
    : `All ${formatCount(expected)} entries that were looked at verify, in their order and unchanged.`;
}
