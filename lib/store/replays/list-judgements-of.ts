import { z } from 'zod';
import { JUDGEMENTS, type Judgement } from '@/lib/domain/verdict';
import { queryRows, sql } from '../query';

const rowSchema = z.object({ eventId: z.string(), judgements: z.array(z.enum(JUDGEMENTS)) });

/** The standing judgements of denials, by the ids of their events; one that nobody judged is missing. */
export async function listJudgementsOf(
  eventIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Judgement[]>> {
  if (eventIds.length === 0) return new Map();
  const rows = await queryRows(
    rowSchema,
    sql`SELECT v.event_id AS "eventId", array_agg(v.judgement) AS judgements FROM verdict v
        WHERE v.event_id = ANY(${eventIds}::uuid[]) AND v.undone_at IS NULL GROUP BY v.event_id`,
  );
  return new Map(rows.map(({ eventId, judgements }) => [eventId, judgements]));
}
