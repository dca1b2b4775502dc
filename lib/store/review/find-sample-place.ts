import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';
import { openInSample } from './sample-conditions';

const placeSchema = z.object({
  round: z.string(),
  /** Open denials of the policy, in every zone, that come before it. */
  before: z.number(),
  /** Somebody judged it already as drawn by lot. */
  isJudged: z.boolean(),
});
export type SamplePlace = z.infer<typeof placeSchema>;

/** Where a denial stands in the order of the sample of its policy; null when it was not drawn. */
export async function findSamplePlace(eventId: string, window: Window): Promise<SamplePlace | null> {
  const rows = await queryRows(
    placeSchema,
    sql`SELECT own.round,
          (SELECT count(*) FROM review_sample s
           WHERE s.policy = own.policy AND s.sort_key < own.sort_key AND ${openInSample(window, null)})::float8 AS before,
          EXISTS (SELECT 1 FROM verdict v
                  WHERE v.event_id = own.event_id AND v.origin = 'random' AND v.undone_at IS NULL) AS "isJudged"
        FROM review_sample own WHERE own.event_id = ${eventId}::uuid`,
  );
  return rows[0] ?? null;
}
