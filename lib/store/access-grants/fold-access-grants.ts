import type pg from 'pg';
import { z } from 'zod';
import type { GrantFact } from '@/lib/domain/access/grant-fact';
import type { ToldEntry } from '@/lib/domain/access/told-entry';
import type { AuditEntry } from '@/lib/domain/read-models/audit';
import { ENTRY_COLUMNS, ENTRY_TABLES, entryRow } from '../audit-log/entry-row';
import { inTransaction } from '../in-transaction';
import { queryRows, sql, type Sql } from '../query';
import { addGrants, addMarks, settleGrants } from './add-facts';
import { rowsOf } from './grant-facts-of';

/** Any number that no other lock of ours has: one instance at a time follows the log. */
const LOCK = 4_711_021;

/** What tells of grants without saying what changed. */
const WORDS = ['access.granted', 'breakglass.used', 'access.revoked', 'access.reviewed'];

/**
 * Whether an entry may tell of a grant, by what costs no look at what it commits to: it says what changed, or is one of
 * the words of grants, or takes a binding away.
 */
const MAY_TELL: Sql = sql`l.outcome IS DISTINCT FROM 'failure'
  AND (position('"changes":"'::bytea IN l.leaf) > 0 OR l.action = ANY(${WORDS})
    OR (l.action = 'delete' AND EXISTS (SELECT FROM unnest(l.target_keys) key
      WHERE key LIKE '%rolebindings.rbac.authorization.k8s.io:%')))`;

/**
 * Follows the log by `limit` entries at most, from where it was: grants, ends and reviews that `read` finds in them, and
 * the place, in one transaction. Returns by how many, 0 at the end of the log, or null where another instance is at it.
 */
export async function foldAccessGrants(
  read: (entry: ToldEntry) => readonly GrantFact[],
  limit: number,
): Promise<number | null> {
  return inTransaction(async (client) => {
    const [lock] = await queryRows(
      z.object({ isOurs: z.boolean() }),
      sql`SELECT pg_try_advisory_xact_lock(${LOCK}) AS "isOurs"`,
      client,
    );
    return lock!.isOurs ? fold(client, read, limit) : null;
  });
}

async function fold(
  client: pg.PoolClient,
  read: (entry: ToldEntry) => readonly GrantFact[],
  limit: number,
): Promise<number> {
  const [place] = await queryRows(
    z.object({ from: z.string().transform(BigInt), size: z.string().transform(BigInt) }),
    sql`SELECT f.next_index::text AS from, h.size::text AS size FROM access_fold f, audit_head h FOR UPDATE OF f`,
    client,
  );
  const { from, size } = place!;
  const to = from + BigInt(limit) < size ? from + BigInt(limit) : size;
  if (to <= from) return 0;
  const entries = await queryRows(
    entryRow,
    sql`SELECT ${ENTRY_COLUMNS} FROM ${ENTRY_TABLES}
        WHERE l.leaf_index >= ${from.toString()}::bigint AND l.leaf_index < ${to.toString()}::bigint AND ${MAY_TELL}
        ORDER BY l.leaf_index`,
    client,
  );
  const rows = entries.map(toTold).map((entry) => rowsOf(entry, read(entry)));
  const grants = rows.flatMap((row) => row.grants);
  const marks = rows.flatMap((row) => row.marks);
  await addGrants(client, grants);
  await addMarks(client, marks);
  await settleGrants(client, [...new Set([...grants, ...marks].map(({ handle }) => handle))]);
  await client.query('UPDATE access_fold SET next_index = $1', [to.toString()]);
  return Number(to - from);
}

const toTold = ({ data, ...entry }: AuditEntry) => ({
  ...entry,
  adapter: typeof data.adapter === 'string' ? data.adapter : null,
});
