import type { z } from 'zod';
import { EVENT_ROW_COLUMNS, eventRow } from '../events/event-row';
import { queryRows, sql } from '../query';
import type { StoredDecision } from './find-decision';
import { withTimeLimit } from './with-time-limit';

/** Seconds on each side that are searched one after the other, so that a near request is found fast. */
const REACHES = [60, 600, 3_600, 21_600, 86_400] as const;
const SEARCH_MS = 1_500;

type Row = z.infer<typeof eventRow>;
export type NearestAllowed = {
  /** The allowed request closest in time, or null. */
  event: Row | null;
  /** Seconds on each side that were searched to the end; 0 when none was. */
  searchedSeconds: number;
};

/**
 * The allowed request of the same principal with the same action under the same policy that is
 * closest in time, before or after. Gives up where a search takes too long. Searches nothing where
 * the source did not report the principal.
 */
export async function findNearestAllowed(
  denial: Pick<StoredDecision, 'occurredAt' | 'principal' | 'action' | 'policy'>,
  zones: readonly string[] | null,
): Promise<NearestAllowed> {
  if (denial.principal === null) return { event: null, searchedSeconds: 0 };
  const found: NearestAllowed = { event: null, searchedSeconds: 0 };
  await withTimeLimit(SEARCH_MS, async (client) => {
    for (const reach of REACHES) {
      const [event] = await queryRows(
        eventRow,
        sql`SELECT ${EVENT_ROW_COLUMNS} FROM event e
            WHERE e.occurred_at >= ${denial.occurredAt}::timestamptz - make_interval(secs => ${reach})
              AND e.occurred_at <= ${denial.occurredAt}::timestamptz + make_interval(secs => ${reach})
              AND e.kind = 'decision' AND e.outcome = 'allow' AND e.principal = ${denial.principal}
              AND e.action IS NOT DISTINCT FROM ${denial.action} AND e.policy IS NOT DISTINCT FROM ${denial.policy}
              AND (${zones}::text[] IS NULL OR e.zone = ANY(${zones}))
            ORDER BY abs(extract(epoch FROM e.occurred_at - ${denial.occurredAt}::timestamptz)), e.id LIMIT 1`,
        client,
      );
      found.searchedSeconds = reach;
      found.event = event ?? null;
      if (event) return;
    }
  });
  return found;
}
