import { sql, type Sql } from './query';

/** A time of ours, a column or an expression, as milliseconds since 1970, with fractions; never input. */
export const epochMs = (expression: string): Sql => ({
  ...sql``,
  text: `(extract(epoch FROM ${expression}) * 1000)::float8`,
});
