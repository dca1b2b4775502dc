import { FINDING_WORDS, type AuditFinding } from '@/lib/domain/audit-findings';
import { addAuditFinding, listAuditFindings } from '@/lib/store/audit-log/verification/audit-findings';
import { appendToFindingFile, readFindingFile } from '@/lib/store/audit-log/verification/finding-file';
import { addLostEntries, recountBad } from '@/lib/store/audit-log/verification/verified-counts';
import { getLog } from '@/lib/telemetry/log';
import { getMetrics } from '@/lib/telemetry/metrics';

/** Kinds whose entries are not there any more. */
const LOST: ReadonlySet<string> = new Set(['rollback', 'truncated']);

/**
 * Keeps findings for ever, in a file and in the database, where alert rules find them. What one of the two has and the
 * other lacks is made good: a database that was rolled back does not forget.
 */
export async function keepFindings(found: readonly AuditFinding[], file: string): Promise<void> {
  const inFile = new Map(readFindingFile(file).map((finding) => [finding.id, finding]));
  const stored = new Map((await listAuditFindings()).map((finding) => [finding.id, finding]));
  const all = new Map([...found.map((finding) => [finding.id, finding] as const), ...stored, ...inFile]);
  for (const finding of all.values()) {
    if (!inFile.has(finding.id)) appendToFindingFile(file, finding);
    if (stored.has(finding.id)) continue;
    getLog().error({ finding }, `audit log: ${FINDING_WORDS[finding.kind].name.toLowerCase()}`);
    await addAuditFinding(finding);
    await recount(finding);
  }
  getMetrics().auditFindings.set(all.size);
}

async function recount({ kind, firstIndex, lastIndex, detectedAt }: AuditFinding): Promise<void> {
  if (firstIndex === null) return;
  const first = BigInt(firstIndex);
  const last = lastIndex === null ? null : BigInt(lastIndex);
  if (LOST.has(kind) && last !== null) await addLostEntries(first, last, new Date(detectedAt));
  await recountBad(first, last);
}
