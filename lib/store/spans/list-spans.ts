import { z } from 'zod';
import { SPAN_KINDS, SPAN_ROLES, SPAN_STATUSES } from '@/lib/domain/span';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';

const rowSchema = z.object({
  spanId: z.string(),
  parentSpanId: z.string().nullable(),
  name: z.string(),
  kind: z.enum(SPAN_KINDS),
  role: z.enum(SPAN_ROLES),
  service: z.string().nullable(),
  zone: z.string(),
  environment: z.string().nullable(),
  source: z.string(),
  /** RFC 3339, to the microsecond. */
  startedAt: z.string(),
  durationNs: z.number(),
  status: z.enum(SPAN_STATUSES),
  statusMessage: z.string().nullable(),
  scope: z.string().nullable(),
  /** A JSON object of texts. */
  attributes: z.string(),
});
export type StoredSpan = z.infer<typeof rowSchema>;

/**
 * The spans of a trace (32 lower-case digits) in the zones of the reader (null is every zone), the first `most` by
 * their start, and how many there are.
 */
export async function listSpans(
  traceId: string,
  zones: readonly string[] | null,
  most: number,
): Promise<{ spans: StoredSpan[]; total: number }> {
  const rows = await queryRows(
    rowSchema.extend({ total: z.number() }),
    sql`SELECT span_id AS "spanId", parent_span_id AS "parentSpanId", name, kind, role, service, zone, environment, source,
          ${microsText('started_at')} AS "startedAt",
          duration_ns::float8 AS "durationNs", status, status_message AS "statusMessage", scope, attributes,
          (count(*) OVER ())::int AS total
        FROM span WHERE trace_id = ${traceId} AND (${zones}::text[] IS NULL OR zone = ANY(${zones}))
        ORDER BY started_at, span_id LIMIT ${most}`,
  );
  return { spans: rows.map(({ total: _total, ...span }) => span), total: rows[0]?.total ?? 0 };
}
