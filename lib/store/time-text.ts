import { sql, type Sql } from './query';

/** A column of ours as RFC 3339 text in UTC, to the millisecond; never input. */
export const timeText = (column: string): Sql => ({
  ...sql``,
  text: `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
});

/** The start of a day (a `date` that is meant in UTC) as a `timestamptz`. */
export const startOfDay = (day: Sql): Sql => sql`(${day}::timestamp AT TIME ZONE 'UTC')`;
