import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { isOfNoDrill } from '../drills/leave-out-drills';
import { queryRows, sql } from '../query';
import { epochMs } from '../epoch-ms';

const hourSchema = z.object({
  source: z.string(),
  kind: z.string(),
  hour: z.number(),
  lastAt: z.number(),
  events: z.number(),
});

/** The hours in which sources, or some of them, sent each kind of event, first to last; of retired ones only what came after. */
export const listActiveHours = (
  { from, to }: Window,
  sources: readonly string[] | null,
): Promise<z.infer<typeof hourSchema>[]> =>
  queryRows(
    hourSchema,
    sql`SELECT a.source, a.kind, ${epochMs('a.hour')} AS hour,
          ${epochMs('a.last_at')} AS "lastAt", a.events::float8 AS events
        FROM source_activity a LEFT JOIN source_retirement r USING (source)
        WHERE (${sources}::text[] IS NULL OR a.source = ANY(${sources}))
          AND a.hour >= ${from} AND a.hour < ${to} AND ${isOfNoDrill(sql`a.source`, sql`a.hour`)} AND (r.retired_at IS NULL OR a.last_at > r.retired_at)
        ORDER BY a.hour`,
  );
