import { z } from 'zod';
import { queryRows, sql } from '../query';

/** How many bytes the database takes on the disk of its server. */
export async function readDatabaseSize(): Promise<number> {
  const [row] = await queryRows(
    z.object({ bytes: z.number() }),
    sql`SELECT pg_database_size(current_database())::float8 AS bytes`,
  );
  return row!.bytes;
}
