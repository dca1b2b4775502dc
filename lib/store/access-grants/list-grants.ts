import { queryRows, sql } from '../query';
import { readTimeCursor, writeTimeCursor } from '../time-cursor';
import { grantConditions, type GrantConditions } from './grant-conditions';
import { grantColumns, grantRow, GRANT_TABLES, type UsedGrant } from './grant-row';

/**
 * One page of grants, the last that was given first, and the cursor of the next (null at the end). Throws
 * `invalid-input` for a foreign cursor.
 */
export async function listGrants(
  conditions: GrantConditions,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<{ items: UsedGrant[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : readTimeCursor(cursor);
  const rows = await queryRows(
    grantRow,
    sql`SELECT ${grantColumns(conditions.reader.zones)} FROM ${GRANT_TABLES}
        WHERE ${grantConditions(conditions)}
          AND ${after ? sql`(g.granted_at, g.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`TRUE`}
        ORDER BY g.granted_at DESC, g.id DESC LIMIT ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last ? writeTimeCursor({ at: last.grantedAt, id: last.id }) : null,
  };
}
