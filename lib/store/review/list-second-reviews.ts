import { z } from 'zod';
import type { EventRow } from '@/lib/domain/read-models/events';
import type { Window } from '@/lib/domain/time-range';
import { EVENT_ROW_COLUMNS, eventRow } from '../events/event-row';
import { queryRows, sql, type Sql } from '../query';

/** Of 256: one denial of the sample in five is offered to a second person. */
const SECOND_REVIEWS_OF_256 = 51;

type Reader = { reviewerId: string; zones: readonly string[] | null };

/**
 * Denials that one other person judged as drawn by lot, chosen by lot themselves: by the last byte of their
 * sort key, since the first ones decided that they were drawn.
 */
const awaitingSecond = (window: Window, { reviewerId, zones }: Reader): Sql => sql`
  FROM (
    SELECT v.event_id FROM verdict v
    WHERE v.undone_at IS NULL AND v.origin = 'random' AND v.judgement <> 'unsure'
      AND v.occurred_at >= ${window.from} AND v.occurred_at < ${window.to}
      AND (${zones}::text[] IS NULL OR v.zone = ANY(${zones}))
    GROUP BY 1 HAVING count(*) = 1
  ) AS once
  JOIN review_sample s ON s.event_id = once.event_id AND get_byte(s.sort_key, 31) < ${SECOND_REVIEWS_OF_256}
  WHERE NOT EXISTS (SELECT 1 FROM verdict own WHERE own.event_id = s.event_id
                    AND own.reviewer_id = ${reviewerId} AND own.undone_at IS NULL)`;

/** The next denials for a second reviewer, so that agreement can be measured. */
export const listSecondReviews = (window: Window, reader: Reader, limit: number): Promise<EventRow[]> =>
  queryRows(
    eventRow,
    sql`SELECT ${EVENT_ROW_COLUMNS} FROM (
          SELECT s.event_id, s.occurred_at, s.sort_key ${awaitingSecond(window, reader)} ORDER BY s.sort_key LIMIT ${limit}
        ) AS next JOIN event e ON e.occurred_at = next.occurred_at AND e.id = next.event_id ORDER BY next.sort_key`,
  );

/** How many denials wait for this person as the second reviewer. */
export async function countSecondReviews(window: Window, reader: Reader): Promise<number> {
  const [row] = await queryRows(
    z.object({ waiting: z.number() }),
    sql`SELECT count(*)::float8 AS waiting ${awaitingSecond(window, reader)}`,
  );
  return row!.waiting;
}
