import { sql, type Sql } from './query';

const textOf = (expression: string, fraction: 'MS' | 'US'): Sql => ({
  ...sql``,
  text: `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.${fraction}"Z"')`,
});

/** A time of ours, a column or an expression, as RFC 3339 text in UTC, to the millisecond; never input. */
export const timeText = (expression: string): Sql => textOf(expression, 'MS');

/** The same to the microsecond, which is how exactly times are stored. */
export const microsText = (expression: string): Sql => textOf(expression, 'US');

/** The start of a day (a `date` that is meant in UTC) as a `timestamptz`. */
export const startOfDay = (day: Sql): Sql => sql`(${day}::timestamp AT TIME ZONE 'UTC')`;
