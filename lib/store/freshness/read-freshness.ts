import { z } from 'zod';
import type { Freshness } from '@/lib/domain/read-models/common';
import { isOfNoDrill } from '../drills/leave-out-drills';
import { queryRows, sql } from '../query';

/** Until when events have come in, over all sources of the last day. */
export async function readFreshness(now: Date): Promise<Freshness> {
  const [row] = await queryRows(
    z.object({ at: z.date().nullable() }),
    sql`SELECT max(last_event) AS at FROM ingest_count c
        WHERE ${isOfNoDrill(sql`c.source`, sql`c.bucket`)} AND bucket >= ${new Date(now.getTime() - 86_400_000)}`,
  );
  const at = row?.at ?? null;
  return {
    dataUntil: at?.toISOString() ?? null,
    behindSeconds: at ? Math.max(0, (now.getTime() - at.getTime()) / 1_000) : null,
    generatedAt: now.toISOString(),
  };
}
