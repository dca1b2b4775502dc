import type pg from 'pg';
import { jsonParameter } from '../json-parameter';
import type { GrantInsert, MarkInsert } from './grant-facts-of';

/**
 * Adds grants, within the caller's transaction. One that is there already keeps what people said of it; its kind may be
 * another one by now, and its beginning an earlier one.
 */
export async function addGrants(client: pg.PoolClient, grants: readonly GrantInsert[]): Promise<void> {
  if (grants.length === 0) return;
  const first = new Map<string, GrantInsert>();
  for (const grant of grants) {
    const other = first.get(grant.id);
    if (!other || grant.granted_at < other.granted_at) first.set(grant.id, grant);
  }
  await client.query(
    `INSERT INTO access_grant (id, kind, handle, holder_type, holder_id, holder_name, holder_ref, acts_ref, identity, role,
       scope, zone, justification, approver, granted_at, granted_by, expires_at, ends_itself, entry_id, source)
     SELECT id, kind, handle, holder_type, holder_id, holder_name, holder_ref, acts_ref, identity, role, scope, zone,
       justification, approver, granted_at, granted_by, expires_at, ends_itself, entry_id, source
     FROM jsonb_to_recordset($1::jsonb) AS g (id uuid, kind text, handle text, holder_type text, holder_id text,
       holder_name text, holder_ref text, acts_ref text, identity text, role text, scope text, zone text,
       justification text, approver text, granted_at timestamptz, granted_by text, expires_at timestamptz,
       ends_itself boolean, entry_id uuid, source text)
     ON CONFLICT (id) DO UPDATE SET kind = EXCLUDED.kind,
       granted_at = least(access_grant.granted_at, EXCLUDED.granted_at)`,
    [jsonParameter([...first.values()])],
  );
}

/** Adds ends and reviews, within the caller's transaction. */
export async function addMarks(client: pg.PoolClient, marks: readonly MarkInsert[]): Promise<void> {
  if (marks.length === 0) return;
  await client.query(
    `INSERT INTO access_mark (entry_id, handle, kind, at, by_ref, by, conclusion, text)
     SELECT entry_id, handle, kind, at, by_ref, by, conclusion, text
     FROM jsonb_to_recordset($1::jsonb) AS m (entry_id uuid, handle text, kind text, at timestamptz, by_ref text,
       by text, conclusion text, text text)
     ON CONFLICT (entry_id, handle) DO NOTHING`,
    [jsonParameter(marks)],
  );
}

/**
 * Holds grants against the marks of the same handles, whichever was told first. The first end after its beginning ends a
 * grant. The first review by somebody else is the one of the last grant that had begun by then.
 */
export async function settleGrants(client: pg.PoolClient, handles: readonly string[]): Promise<void> {
  if (handles.length === 0) return;
  await client.query(
    `UPDATE access_grant g SET revoked_at = m.at, revoked_by = m.by
     FROM (SELECT DISTINCT ON (o.id) o.id, m.at, m.by
           FROM access_grant o JOIN access_mark m ON m.handle = o.handle AND m.kind = 'ended' AND m.at > o.granted_at
           WHERE o.handle = ANY($1) ORDER BY o.id, m.at) m
     WHERE g.id = m.id AND (g.revoked_at IS NULL OR g.revoked_at > m.at)`,
    [handles],
  );
  await client.query(
    `UPDATE access_grant g SET review_at = m.at, review_by = m.by, review_conclusion = m.conclusion,
       review_text = m.text
     FROM (SELECT DISTINCT ON (o.id) o.id, m.at, m.by, m.conclusion, m.text
           FROM access_grant o JOIN access_mark m ON m.handle = o.handle AND m.kind = 'reviewed'
             AND m.at > o.granted_at AND m.by_ref <> o.holder_ref AND m.by_ref IS DISTINCT FROM o.acts_ref
           WHERE o.handle = ANY($1) AND NOT EXISTS (SELECT FROM access_grant n
             WHERE n.handle = o.handle AND n.granted_at > o.granted_at AND n.granted_at <= m.at)
           ORDER BY o.id, m.at) m
     WHERE g.id = m.id AND (g.review_at IS NULL OR g.review_at > m.at)`,
    [handles],
  );
}
