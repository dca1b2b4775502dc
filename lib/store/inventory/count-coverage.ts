import { z } from 'zod';
import { queryRows, sql } from '../query';

/** How many services of the inventory belonged to a zone at a time, of how many there were. */
export async function countCoverage(
  at: Date,
  zones: readonly string[] | null,
): Promise<{ good: number; total: number }> {
  const confined = zones ? sql`AND m.zone_slug = ANY(${zones})` : sql``;
  const [row] = await queryRows(
    z.object({ good: z.number(), total: z.number() }),
    sql`SELECT count(m.zone_slug)::float8 AS good, count(*)::float8 AS total FROM zone_membership m
        WHERE m.valid_from <= ${at} AND (m.valid_to IS NULL OR m.valid_to > ${at}) ${confined}`,
  );
  return row!;
}
