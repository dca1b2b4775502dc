import { z } from 'zod';
import { CHANGE_TYPES, UNZONED } from '@/lib/domain/kinds';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';
import { changeZoneCondition } from './related-policies';

const rowSchema = z.object({
  eventId: z.string(),
  occurredAt: z.string(),
  type: z.enum(CHANGE_TYPES),
  policy: z.string(),
  revision: z.string().nullable(),
  environment: z.string().nullable(),
  canaryShare: z.number().nullable(),
  author: z.string().nullable(),
  message: z.string().nullable(),
  url: z.string().nullable(),
});
export type StoredPolicyChange = z.infer<typeof rowSchema>;

/**
 * The last publications, activations and rollbacks under any of the names up to a time (inclusive,
 * RFC 3339; null for all), newest first. `zones` confines the reader; null is every zone.
 */
export function listPolicyChanges(
  names: readonly string[],
  { until, zones, limit }: { until: string | null; zones: readonly string[] | null; limit: number },
): Promise<StoredPolicyChange[]> {
  return queryRows(
    rowSchema,
    sql`SELECT c.event_id AS "eventId",
          ${microsText('c.occurred_at')} AS "occurredAt",
          c.type, c.policy, c.revision, c.environment, c.canary_share AS "canaryShare", c.author, c.message, c.url
        FROM change c
        WHERE c.policy = ANY(${names}) AND c.type IN ('policy-published', 'policy-activated', 'policy-rolled-back')
          AND (${until}::timestamptz IS NULL OR c.occurred_at <= ${until}::timestamptz)
          AND ${changeZoneCondition(zones, UNZONED, { policy: names[0] })}
        ORDER BY c.occurred_at DESC, c.event_id LIMIT ${limit}`,
  );
}
