import { z } from 'zod';
import { queryRows, sql } from '../query';

/** The places of entries in the log, decimal, by their ids; those that have none yet are missing. */
export async function readEntryIndexes(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await queryRows(
    z.object({ id: z.string(), index: z.string() }),
    sql`SELECT id, leaf_index::text AS index FROM audit_leaf WHERE id = ANY(${ids}::uuid[])`,
  );
  return new Map(rows.map(({ id, index }) => [id, index]));
}
