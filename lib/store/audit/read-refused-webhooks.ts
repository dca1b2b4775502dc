import { z } from 'zod';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';

const rowSchema = z.object({
  count: z.number().int(),
  lastAt: z.string().nullable(),
  lastReason: z.enum(['not-signed', 'no-secret', 'wrong-signature']).nullable(),
});
export type RefusedWebhooks = z.infer<typeof rowSchema>;

/**
 * How many webhooks of a source were refused since a time, those of a flood that only their number is
 * known of included, and when and why the last one was that has an entry of its own.
 */
export async function readRefusedWebhooks(source: string, since: Date): Promise<RefusedWebhooks> {
  const target = JSON.stringify([{ type: 'source', id: source }]);
  const [row] = await queryRows(
    rowSchema,
    sql`SELECT (count(changes->>'reason') + coalesce(sum((changes->>'suppressed')::int), 0))::int AS count,
          ${microsText("max(occurred_at) FILTER (WHERE changes->>'reason' IS NOT NULL)")} AS "lastAt",
          (array_agg(changes->>'reason' ORDER BY occurred_at DESC, id DESC)
            FILTER (WHERE changes->>'reason' IS NOT NULL))[1] AS "lastReason"
        FROM audit_entry
        WHERE occurred_at >= ${since} AND action = 'webhook.refused' AND targets @> ${target}::jsonb`,
  );
  return row!;
}
