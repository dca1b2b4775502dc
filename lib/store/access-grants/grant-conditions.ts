import type { GrantKind } from '@/lib/domain/access-grant';
import { allOf, sql, type Sql } from '../query';
import { END } from './grant-row';

export type GrantConditions = {
  kinds: readonly GrantKind[];
  /** `open` has not ended at the time, `past` has; null for both. */
  is: 'open' | 'past' | null;
  at: Date;
  /** Null for every zone. Grants without a zone belong to none. */
  zones: readonly string[] | null;
  /** The pseudonym of who holds it, or of the identity under which things are done with it. */
  heldBy?: string;
};

/** The condition over `access_grant g`. */
export function grantConditions({ kinds, is, at, zones, heldBy }: GrantConditions): Sql {
  const conditions: Sql[] = [sql`g.kind = ANY(${kinds})`];
  if (zones !== null) conditions.push(sql`g.zone = ANY(${zones})`);
  if (heldBy !== undefined) conditions.push(sql`(g.holder_ref = ${heldBy} OR g.acts_ref = ${heldBy})`);
  if (is === 'open') conditions.push(sql`(${END} IS NULL OR ${END} > ${at})`);
  if (is === 'past') conditions.push(sql`${END} <= ${at}`);
  return allOf(conditions);
}
