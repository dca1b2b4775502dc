import { queryRows, sql } from '../query';
import { grantColumns, grantRow, GRANT_TABLES, type UsedGrant } from './grant-row';

/** The grant of an id; null without one, or where it is of no zone that the reader may see. */
export async function findGrant(id: string, zones: readonly string[] | null): Promise<UsedGrant | null> {
  const [row] = await queryRows(
    grantRow,
    sql`SELECT ${grantColumns(zones)} FROM ${GRANT_TABLES}
        WHERE g.id = ${id}::uuid AND ${zones === null ? sql`TRUE` : sql`g.zone = ANY(${zones})`}`,
  );
  return row ?? null;
}
