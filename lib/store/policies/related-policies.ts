import { sql, type Sql } from '../query';

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

/** Whether a change concerns the zones that the reader is confined to; what names no zone concerns all. */
export const changeZoneCondition = (zones: readonly string[] | null, unzoned: string): Sql =>
  zones === null ? sql`TRUE` : sql`c.zone = ANY(${[...zones, unzoned]})`;
