import { leaveOutDrills, type DrillChoice } from '../drills/leave-out-drills';
import { allOf, sql, type Sql } from '../query';

/** The names under which something of a policy may be stored. */
export type RelatedPolicies = {
  /** Its own and those of its bundles. */
  names: readonly string[];
  /** Also everything below this name. */
  below: string | null;
};

/** Whether the column holds one of the names. */
export function relatedCondition(column: Sql, { names, below }: RelatedPolicies): Sql {
  const listed = sql`${column} = ANY(${names})`;
  return below === null ? listed : sql`(${listed} OR starts_with(${column}, ${`${below}/`}))`;
}

/**
 * Whether a change concerns the zones that the reader is confined to; what names no zone concerns all. Changes of drills
 * do not, unless they are asked for, or a policy of theirs is.
 */
export const changeZoneCondition = (
  zones: readonly string[] | null,
  unzoned: string,
  choice: DrillChoice & { policy?: string } = {},
): Sql =>
  allOf([
    ...(zones === null ? [] : [sql`c.zone = ANY(${[...zones, unzoned]})`]),
    ...leaveOutDrills(sql`c.environment`, sql`c.occurred_at`, choice),
  ]);
