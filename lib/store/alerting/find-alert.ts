import { queryRows, sql } from '../query';
import { ALERT_COLUMNS, storedAlertSchema, type StoredAlert } from './alert-row';

/** An alert by its id, or null; `zones` confines the reader, null is every zone. */
export async function findAlert(id: string, zones: readonly string[] | null): Promise<StoredAlert | null> {
  const [alert] = await queryRows(
    storedAlertSchema,
    sql`SELECT ${ALERT_COLUMNS} FROM alert a
        WHERE a.id = ${id}::uuid AND ${zones === null ? sql`TRUE` : sql`a.zone = ANY(${zones})`}`,
  );
  return alert ?? null;
}
