import { z } from 'zod';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';

const rowSchema = z.object({
  outcome: z.string(),
  occurredAt: z.string(),
  method: z.string().nullable(),
  host: z.string().nullable(),
  reason: z.string().nullable(),
});

/** The last attestation of a subject up to a time (RFC 3339), at most thirty days before; or null. */
export async function findLastAttestation(
  subject: string,
  until: string,
  zones: readonly string[] | null,
): Promise<z.infer<typeof rowSchema> | null> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT e.outcome, ${microsText('e.occurred_at')} AS "occurredAt",
          e.method, e.host, e.reason
        FROM event e
        WHERE e.kind = 'attestation' AND e.subject = ${subject} AND e.occurred_at <= ${until}::timestamptz
          AND e.occurred_at > ${until}::timestamptz - interval '30 days' AND e.outcome IS NOT NULL
          AND (${zones}::text[] IS NULL OR e.zone = ANY(${zones}))
        ORDER BY e.occurred_at DESC LIMIT 1`,
  );
  return rows[0] ?? null;
}
