import { GatehouseError } from '@/lib/domain/errors';
import type { GrantKind } from '@/lib/domain/access-grant';
import { allOf, queryRows, sql, type Sql } from '../query';
import { END, grantColumns, grantRow, GRANT_TABLES, type UsedGrant } from './grant-row';

export type GrantConditions = {
  kinds: readonly GrantKind[];
  /** `open` has not ended at the time, `past` has; null for both. */
  is: 'open' | 'past' | null;
  at: Date;
  /** Null for every zone. Grants without a zone belong to none. */
  zones: readonly string[] | null;
};

/**
 * One page of grants, the last that was given first, and the cursor of the next (null at the end). Throws
 * `invalid-input` for a foreign cursor.
 */
export async function listGrants(
  { kinds, is, at, zones }: GrantConditions,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<{ items: UsedGrant[]; nextCursor: string | null }> {
  const conditions: Sql[] = [sql`g.kind = ANY(${kinds})`];
  if (zones !== null) conditions.push(sql`g.zone = ANY(${zones})`);
  if (is === 'open') conditions.push(sql`(${END} IS NULL OR ${END} > ${at})`);
  if (is === 'past') conditions.push(sql`${END} <= ${at}`);
  if (cursor !== undefined) {
    const { grantedAt, id } = readCursor(cursor);
    conditions.push(sql`(g.granted_at, g.id) < (${grantedAt}::timestamptz, ${id}::uuid)`);
  }
  const rows = await queryRows(
    grantRow,
    sql`SELECT ${grantColumns(zones)} FROM ${GRANT_TABLES} WHERE ${allOf(conditions)}
        ORDER BY g.granted_at DESC, g.id DESC LIMIT ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? `${last.grantedAt}~${last.id}` : null };
}

function readCursor(cursor: string): { grantedAt: string; id: string } {
  const [, grantedAt, id] = /^([\dT:.-]{20,32}Z)~([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (!grantedAt || !id || Number.isNaN(Date.parse(grantedAt)))
    throw new GatehouseError('invalid-input', 'The cursor is not one of this list.', {
      path: 'cursor',
      remedy: 'Start again without a cursor.',
    });
  return { grantedAt, id };
}
