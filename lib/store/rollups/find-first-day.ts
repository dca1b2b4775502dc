import { z } from 'zod';
import { queryRows, sql } from '../query';
import { GRAINS } from './measures';

/** The first UTC day that events are counted of; null before the first event. */
export async function findFirstDay(): Promise<Date | null> {
  const [row] = await queryRows(
    z.object({ at: z.date().nullable() }),
    sql`SELECT min(bucket) AS at FROM rollup WHERE grain = ${GRAINS.day}`,
  );
  return row!.at;
}
