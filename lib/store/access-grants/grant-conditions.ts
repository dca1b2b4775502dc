import type { GrantKind } from '@/lib/domain/access-grant';
import type { AuditLimit } from '@/lib/domain/roles';
import type { Window } from '@/lib/domain/time-range';
import { allOf, sql, type Sql } from '../query';
import { END } from './grant-row';

/** What somebody may know of grants: null is every zone, and no limit but the zones. */
export type GrantReader = { zones: readonly string[] | null; limit: AuditLimit | null };

/**
 * Whether a reader may know of `access_grant g`. Grants without a zone belong to none. Who is limited to an actor sees
 * the grants that this one held; a grant is about no target, so who is limited to one sees none.
 */
export function isVisibleTo({ zones, limit }: GrantReader): Sql {
  const conditions: Sql[] = [];
  if (zones !== null) conditions.push(sql`g.zone = ANY(${zones})`);
  if (limit?.actorRef) conditions.push(isHeldBy(limit.actorRef));
  if (limit?.target) conditions.push(sql`FALSE`);
  return allOf(conditions);
}

const isHeldBy = (ref: string): Sql => sql`(g.holder_ref = ${ref} OR g.acts_ref = ${ref})`;

export type GrantConditions = {
  kinds: readonly GrantKind[];
  /** `open` has not ended at the time, `past` has; null for both. */
  is: 'open' | 'past' | null;
  at: Date;
  reader: GrantReader;
  /** The pseudonym of who holds it, or of the identity under which things are done with it. */
  heldBy?: string;
  /** When they were given; absent for all times. */
  granted?: Window;
};

/** The condition over `access_grant g`. */
export function grantConditions({ kinds, is, at, reader, heldBy, granted }: GrantConditions): Sql {
  const conditions: Sql[] = [sql`g.kind = ANY(${kinds})`, isVisibleTo(reader)];
  if (heldBy !== undefined) conditions.push(isHeldBy(heldBy));
  if (granted) conditions.push(sql`g.granted_at >= ${granted.from} AND g.granted_at < ${granted.to}`);
  if (is === 'open') conditions.push(sql`(${END} IS NULL OR ${END} > ${at})`);
  if (is === 'past') conditions.push(sql`${END} <= ${at}`);
  return allOf(conditions);
}
