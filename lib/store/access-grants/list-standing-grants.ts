import { z } from 'zod';
import { queryRows, sql } from '../query';
import { isVisibleTo, type GrantReader } from './grant-conditions';

const rowSchema = z.object({
  source: z.string().nullable(),
  role: z.string(),
  scope: z.string().nullable(),
  holders: z.number().int(),
  grantId: z.string(),
  names: z.array(z.string()),
  heldSince: z.date(),
  recordedSince: z.date().nullable(),
  lastAt: z.date().nullable(),
  holdersKnown: z.boolean(),
});
export type StandingGrants = z.infer<typeof rowSchema>;

/**
 * The roles that somebody holds without an end, with who holds each, when any of them was last seen in an entry of the
 * same source, and since when that source sends audit events: those seen last the longest ago first.
 */
export const listStandingGrants = (reader: GrantReader, at: Date, limit: number): Promise<StandingGrants[]> =>
  queryRows(
    rowSchema,
    sql`SELECT s.source, s.role, s.scope, count(*)::int AS holders,
          (array_agg(s.id ORDER BY s.granted_at, s.id))[1] AS "grantId",
          (array_agg(coalesce(s.holder_name, s.holder_id) ORDER BY s.granted_at DESC)
            FILTER (WHERE s.holder_id IS NOT NULL))[1:5] AS names,
          min(s.granted_at) AS "heldSince", max(last.at) AS "lastAt", bool_and(s.acts_ref IS NOT NULL) AS "holdersKnown",
          CASE WHEN s.source IS NULL THEN (SELECT l.occurred_at FROM audit_leaf l ORDER BY l.leaf_index LIMIT 1)
            ELSE (SELECT min(a.hour) FROM source_activity a WHERE a.source = s.source AND a.kind = 'audit')
            END AS "recordedSince"
        FROM (SELECT DISTINCT ON (g.handle, g.holder_ref) g.* FROM access_grant g
              WHERE g.kind = 'standing' AND g.revoked_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > ${at})
                AND ${isVisibleTo(reader)}
              ORDER BY g.handle, g.holder_ref, g.granted_at) s
        LEFT JOIN LATERAL (SELECT l.occurred_at AS at FROM audit_leaf l
              WHERE l.actor_ref = s.acts_ref AND (s.source IS NULL OR l.source = s.source)
                AND l.occurred_at <= ${at}
              ORDER BY l.occurred_at DESC LIMIT 1) last ON TRUE
        GROUP BY s.source, s.role, s.scope
        ORDER BY bool_and(s.acts_ref IS NOT NULL) DESC, max(last.at) ASC NULLS FIRST, min(s.granted_at), s.role
        LIMIT ${limit}`,
  );
