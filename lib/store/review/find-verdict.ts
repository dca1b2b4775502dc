import type { VerdictRow } from '@/lib/domain/read-models/review';
import { queryRows, sql } from '../query';
import { VERDICT_COLUMNS, verdictRow } from './verdict-columns';

/** The verdict with this id (a UUID) in the zones of the reader (null is every zone), or null. */
export async function findVerdict(id: string, zones: readonly string[] | null): Promise<VerdictRow | null> {
  const rows = await queryRows(
    verdictRow,
    sql`SELECT ${VERDICT_COLUMNS} FROM verdict v
        WHERE v.id = ${id}::uuid AND (${zones}::text[] IS NULL OR v.zone = ANY(${zones}))`,
  );
  return rows[0] ?? null;
}
