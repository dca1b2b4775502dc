import { incidentRowSchema, type IncidentRow } from '@/lib/domain/read-models/incidents';
import { queryRows, sql } from '../query';
import { incidentColumns, mayKnow } from './incident-columns';

/** An incident by its id or its number, as far as a reader of these zones may know of it; else null. */
export async function findIncident(
  key: { id: string } | { number: number },
  { zones, now }: { zones: readonly string[] | null; now: Date },
): Promise<IncidentRow | null> {
  const [row] = await queryRows(
    incidentRowSchema,
    sql`SELECT ${incidentColumns(now)} FROM incident i
        WHERE ${'id' in key ? sql`i.id = ${key.id}::uuid` : sql`i.number = ${key.number}`} AND ${mayKnow(zones)}`,
  );
  return row ?? null;
}
