import { z } from 'zod';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';
import { fieldConditions, type EventConditions } from '../events/event-conditions';

const rowSchema = z.object({
  host: z.string(),
  subject: z.string(),
  zone: z.string(),
  environment: z.string().nullable(),
  method: z.string().nullable(),
  failures: z.number(),
  lastOutcome: z.enum(['failed', 'stale']),
  lastReason: z.string().nullable(),
  lastSeen: z.string(),
  lastGoodAt: z.string().nullable(),
});
export type AttestationFailure = z.infer<typeof rowSchema>;

/** Hosts whose attestation failed or went stale, most failures first, with their last good one. */
export function listAttestationFailures(
  filter: EventConditions,
  limit: number,
): Promise<AttestationFailure[]> {
  const { window } = filter;
  return queryRows(
    rowSchema,
    sql`WITH failed AS (
          SELECT coalesce(e.host, e.subject) AS host, e.subject, e.zone, e.environment, count(*)::float8 AS failures,
            max(e.occurred_at) AS last_seen,
            (array_agg(e.method ORDER BY e.occurred_at DESC))[1] AS method,
            (array_agg(e.outcome ORDER BY e.occurred_at DESC))[1] AS last_outcome,
            (array_agg(e.reason ORDER BY e.occurred_at DESC))[1] AS last_reason
          FROM event e
          WHERE e.kind = 'attestation' AND e.outcome <> 'valid' AND e.subject IS NOT NULL
            AND e.occurred_at >= ${window.from} AND e.occurred_at < ${window.to} AND ${fieldConditions(filter)}
          GROUP BY 1, 2, 3, 4 ORDER BY failures DESC, last_seen DESC LIMIT ${limit}
        )
        SELECT f.host, f.subject, f.zone, f.environment, f.method, f.failures, f.last_outcome AS "lastOutcome",
          f.last_reason AS "lastReason",
          ${microsText('f.last_seen')} AS "lastSeen",
          ${microsText('good.at')} AS "lastGoodAt"
        FROM failed f LEFT JOIN LATERAL (
          SELECT max(g.occurred_at) AS at FROM event g
          WHERE g.kind = 'attestation' AND g.subject = f.subject AND g.outcome = 'valid' AND g.occurred_at < ${window.to}
            AND (g.host IS NULL OR g.host = f.host)
        ) good ON TRUE
        ORDER BY f.failures DESC, f.last_seen DESC`,
  );
}
