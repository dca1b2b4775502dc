import { z } from 'zod';
import { queryRows, sql } from '../query';

/** The note of the checkpoint over exactly `size` entries, or null. */
export async function findCheckpoint(size: bigint): Promise<string | null> {
  const [row] = await queryRows(
    z.object({ note: z.string() }),
    sql`SELECT note FROM audit_checkpoint WHERE size = ${size.toString()}`,
  );
  return row?.note ?? null;
}
