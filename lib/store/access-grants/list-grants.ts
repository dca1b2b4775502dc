import { z } from 'zod';
import { GatehouseError } from '@/lib/domain/errors';
import { parseMicros } from '@/lib/domain/timestamp';
import { queryRows, sql } from '../query';
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
  const after = cursor === undefined ? null : readCursor(cursor);
  const rows = await queryRows(
    grantRow,
    sql`SELECT ${grantColumns(conditions.reader.zones)} FROM ${GRANT_TABLES}
        WHERE ${grantConditions(conditions)}
          AND ${after ? sql`(g.granted_at, g.id) < (${after.grantedAt}::timestamptz, ${after.id}::uuid)` : sql`TRUE`}
        ORDER BY g.granted_at DESC, g.id DESC LIMIT ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? `${last.grantedAt}~${last.id}` : null };
}

function readCursor(cursor: string): { grantedAt: string; id: string } {
  const [, grantedAt, id] = /^([\d-]{10}T[\d:]{8}\.\d{3,6}Z)~([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (!grantedAt || !id || Number.isNaN(parseMicros(grantedAt)) || !z.uuid().safeParse(id).success)
    throw new GatehouseError('invalid-input', 'The cursor is not one of this list.', {
      path: 'cursor',
      remedy: 'Start again without a cursor.',
    });
  return { grantedAt, id };
}
