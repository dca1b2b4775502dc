import type { Window } from '@/lib/domain/time-range';
import { sql, type Sql } from '../query';

/** The denials of `review_sample s` that nobody judged as drawn by lot, in a window and some zones. */
export const openInSample = (window: Window, zones: readonly string[] | null): Sql => sql`
  s.occurred_at >= ${window.from} AND s.occurred_at < ${window.to}
  AND (${zones}::text[] IS NULL OR s.zone = ANY(${zones}))
  AND NOT EXISTS (SELECT 1 FROM verdict v
                  WHERE v.event_id = s.event_id AND v.origin = 'random' AND v.undone_at IS NULL)`;
