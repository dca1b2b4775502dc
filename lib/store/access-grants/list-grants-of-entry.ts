import { z } from 'zod';
import { GRANT_KINDS, TEMPORARY_KINDS } from '@/lib/domain/access-grant';
import type { AuditEntry } from '@/lib/domain/read-models/audit';
import { GRANT_RELATIONS, type GrantOfEntry } from '@/lib/domain/read-models/audit-entry';
import { queryRows, sql } from '../query';
import { isVisibleTo, type GrantReader } from './grant-conditions';
import { GRANT_TABLES } from './grant-row';

const MOST = 5;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const row = z.object({
  id: z.string(),
  kind: z.enum(GRANT_KINDS),
  role: z.string(),
  relation: z.enum(GRANT_RELATIONS),
});

/**
 * The grants that an entry tells of (given, ended, reviewed, or named as its target), then the break-glasses and
 * elevations under which it was done: five at most, of those that the reader may know of.
 */
export async function listGrantsOfEntry(
  { id, actor, occurredAt, targets }: Pick<AuditEntry, 'id' | 'actor' | 'occurredAt' | 'targets'>,
  reader: GrantReader,
): Promise<GrantOfEntry[]> {
  const named = targets.filter((each) => each.type === 'access-grant' && UUID.test(each.id));
  return queryRows(
    row,
    sql`SELECT g.id, g.kind, g.role, found.relation FROM (
          SELECT DISTINCT ON (id) id, relation, rank FROM (
            SELECT id, 'given' AS relation, 1 AS rank FROM access_grant WHERE entry_id = ${id}::uuid
            UNION ALL SELECT o.id, m.kind, 2 FROM access_mark m JOIN access_grant o ON o.handle = m.handle
              AND m.at = CASE m.kind WHEN 'ended' THEN o.revoked_at ELSE o.review_at END
              WHERE m.entry_id = ${id}::uuid
            UNION ALL SELECT t.id, 'named', 3 FROM unnest(${named.map((each) => each.id)}::uuid[]) t (id)
            UNION ALL SELECT g.id, 'under', 4 FROM ${GRANT_TABLES}
              WHERE g.acts_ref = ${actor.ref} AND g.kind = ANY(${TEMPORARY_KINDS})
                AND g.granted_at <= ${occurredAt}::timestamptz
                AND (u.use_to IS NULL OR u.use_to > ${occurredAt}::timestamptz)) every
          ORDER BY id, rank) found
        JOIN access_grant g ON g.id = found.id WHERE ${isVisibleTo(reader)}
        ORDER BY found.rank, g.granted_at DESC, g.id LIMIT ${MOST}`,
  );
}
