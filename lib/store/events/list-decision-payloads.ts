import { z } from 'zod';
import { queryRows, sql } from '../query';

const rowSchema = z.object({
  id: z.string(),
  adapter: z.string(),
  policy: z.string(),
  outcome: z.string(),
  payload: z.string(),
});

/** The last decisions of a source with their payloads, newest first. */
export const listDecisionPayloads = (source: string, window: { from: Date; to: Date }, limit: number) =>
  queryRows(
    rowSchema,
    sql`SELECT e.id, e.adapter, e.policy, e.outcome, e.payload FROM event e
        WHERE e.kind = 'decision' AND e.source = ${source} AND e.occurred_at >= ${window.from} AND e.occurred_at < ${window.to}
        ORDER BY e.occurred_at DESC, e.id DESC LIMIT ${limit}`,
  );
