import type pg from 'pg';
import type { z } from 'zod';
import { getPool } from './database';

/** A statement whose values can only be bound parameters, never text. */
export type Sql = { text: string; values: unknown[] };

const isSql = (value: unknown): value is Sql =>
  typeof value === 'object' && value !== null && (value as { isSql?: unknown }).isSql === true;

/** Tagged template: interpolated values become parameters, nested `sql` fragments are spliced in. */
export function sql(strings: TemplateStringsArray, ...parts: unknown[]): Sql {
  let text = strings[0]!;
  const values: unknown[] = [];
  parts.forEach((part, index) => {
    if (isSql(part)) {
      text += part.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + values.length}`);
      values.push(...part.values);
    } else {
      values.push(part);
      text += `$${values.length}`;
    }
    text += strings[index + 1]!;
  });
  return { text, values, isSql: true } as Sql & { isSql: true };
}

/** Joins fragments with ` AND `; `TRUE` when there is none. */
export function allOf(conditions: Sql[]): Sql {
  if (conditions.length === 0) return sql`TRUE`;
  return conditions.reduce((left, right) => sql`${left} AND ${right}`);
}

/** Runs a statement and parses each row with `row`. */
export async function queryRows<T extends z.ZodType>(
  row: T,
  statement: Sql,
  client: pg.Pool | pg.PoolClient = getPool(),
): Promise<z.infer<T>[]> {
  const result = await client.query(statement.text, statement.values);
  return result.rows.map((raw) => row.parse(raw));
}
