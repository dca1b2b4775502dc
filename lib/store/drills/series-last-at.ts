import { sql } from '../query';

/**
 * The last hour in which the source of `series s` sent its kind of event (`timestamptz`): what a name that has no time of its
 * own is judged by. Where that is no longer known it is as if it were long ago.
 */
export const SERIES_LAST_AT = sql`coalesce((SELECT max(active.hour) FROM source_activity active
  WHERE active.source = s.source AND active.kind = s.kind), '-infinity')`;
