import { queryRows, sql } from '../query';
import { isVisibleTo, type GrantReader } from './grant-conditions';
import { grantColumns, grantRow, GRANT_TABLES, type UsedGrant } from './grant-row';

/** The grant of an id; null without one, or where it is none that the reader may know of. */
export async function findGrant(id: string, reader: GrantReader): Promise<UsedGrant | null> {
  const [row] = await queryRows(
    grantRow,
    sql`SELECT ${grantColumns(reader.zones)} FROM ${GRANT_TABLES}
        WHERE g.id = ${id}::uuid AND ${isVisibleTo(reader)}`,
  );
  return row ?? null;
}
