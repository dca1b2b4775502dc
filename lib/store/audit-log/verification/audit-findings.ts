import { auditFindingSchema, type AuditFinding } from '@/lib/domain/audit-findings';
import { getPool } from '../../database';
import { queryRows, sql } from '../../query';

/** Everything that was ever found wrong with the log, first to last. */
export const listAuditFindings = (): Promise<AuditFinding[]> =>
  queryRows(
    auditFindingSchema,
    sql`SELECT id, kind, first_index::text AS "firstIndex", last_index::text AS "lastIndex", what,
          to_char(detected_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "detectedAt"
        FROM audit_finding ORDER BY audit_finding.detected_at, first_index NULLS FIRST, id`,
  );

/** Keeps a finding for ever; false where it is kept already. */
export async function addAuditFinding(finding: AuditFinding): Promise<boolean> {
  const { id, kind, firstIndex, lastIndex, what, detectedAt } = finding;
  const { rowCount } = await getPool().query(
    `INSERT INTO audit_finding (id, kind, first_index, last_index, what, detected_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [id, kind, firstIndex, lastIndex, what, detectedAt],
  );
  return rowCount === 1;
}
