import { sql, type Sql } from '../query';

/**
 * Whether the zone of a row (of a table's name in the statement) still has all of its events of the day
 * that begins at `from`: retention by tier deletes those of some zones ahead of the others.
 */
export function hasEvents(table: 'e' | 's' | 'c' | 'a', from: Date): Sql {
  const zone: Sql = { ...sql``, text: `${table}.zone` };
  return sql`NOT EXISTS (SELECT FROM raw_event_trim t WHERE t.zone = ${zone} AND t.before > ${from}::timestamptz)`;
}
