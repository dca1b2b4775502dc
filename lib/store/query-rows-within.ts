import type { z } from 'zod';
import { getPool } from './database';
import { queryRows, type Sql } from './query';

/** PostgreSQL: query_canceled. */
const OUT_OF_TIME = '57014';

/** Runs a statement as `queryRows` does, for `milliseconds` at most; null where that was not enough. */
export async function queryRowsWithin<T extends z.ZodType>(
  milliseconds: number,
  row: T,
  statement: Sql,
): Promise<z.infer<T>[] | null> {
  const client = await getPool().connect();
  let isUsable = false;
  try {
    await client.query(`BEGIN; SET LOCAL statement_timeout = ${Math.round(milliseconds)}`);
    const rows = await queryRows(row, statement, client);
    await client.query('COMMIT');
    isUsable = true;
    return rows;
  } catch (error) {
    isUsable = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    if ((error as { code?: string }).code === OUT_OF_TIME) return null;
    throw error;
  } finally {
    client.release(!isUsable);
  }
}
