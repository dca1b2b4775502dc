import type { AuditFinding } from '@/lib/domain/audit-findings';
import { listAuditFindings } from '@/lib/store/audit-log/verification/audit-findings';

/** Everything that was ever found wrong with the audit log, the first bad entry first. */
export const readAuditFindings = async (): Promise<AuditFinding[]> =>
  (await listAuditFindings()).toSorted(byFirstEntry);

/** What concerns no entry comes last. */
function byFirstEntry(one: AuditFinding, other: AuditFinding): number {
  if (one.firstIndex === null || other.firstIndex === null)
    return Number(one.firstIndex === null) - Number(other.firstIndex === null);
  return Number(BigInt(one.firstIndex) - BigInt(other.firstIndex));
}
