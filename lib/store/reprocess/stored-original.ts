import { z } from 'zod';
import { foldingSchema } from '@/lib/domain/folding';
import type { EventKind } from '@/lib/domain/kinds';
import { queryRows, sql, type Sql } from '../query';

/** Microseconds since 1970 of a column, null where it is. */
const micros = (column: string): string => `(extract(epoch FROM ${column}) * 1000000)::float8`;

const rowSchema = z.object({
  id: z.string(),
  adapter: z.string(),
  nativeId: z.string(),
  payload: z.string(),
  /** Digit for digit as the store has it. */
  at: z.string(),
  occurredAt: z.number(),
  receivedAt: z.number(),
  visibleAt: z.number(),
  sentAt: z.number().nullable(),
  source: z.string(),
  kind: z.string().transform((kind) => kind as EventKind),
  outcome: z.string().nullable(),
  zone: z.string(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  principal: z.string().nullable(),
  policy: z.string().nullable(),
  targetZone: z.string().nullable(),
  method: z.string().nullable(),
  provider: z.string().nullable(),
  revision: z.string().nullable(),
  host: z.string().nullable(),
  reason: z.string().nullable(),
  latencyMs: z.number().nullable(),
  requests: z.number().nullable(),
  evaluated: z.number().nullable(),
  bytes: z.number().nullable(),
  sampleRate: z.number(),
  clockSkewed: z.boolean(),
  backfill: z.boolean(),
  folded: foldingSchema.nullable(),
});

/** A stored event with its original, and what its roll-ups and projections were made of. */
export type StoredOriginal = z.infer<typeof rowSchema>;

const COLUMNS: Sql = {
  ...sql``,
  text: `e.id, e.adapter, e.native_id AS "nativeId", e.payload, e.occurred_at::text AS at,
    ${micros('e.occurred_at')} AS "occurredAt", ${micros('e.received_at')} AS "receivedAt",
    ${micros('e.visible_at')} AS "visibleAt", ${micros('e.sent_at')} AS "sentAt", e.source, e.kind, e.outcome, e.zone,
    e.service, e.environment, e.principal, e.policy, e.target_zone AS "targetZone", e.method, e.provider, e.revision,
    e.host, e.reason, e.latency_ms AS "latencyMs", e.requests, e.evaluated, e.bytes, e.sample_rate AS "sampleRate",
    e.clock_skewed AS "clockSkewed", e.backfill, e.folded`,
};

export type Place = { at: string; id: string };

/** The events after a place (from the first without one) up to a time, in the order of time and id. */
export const listOriginalsAfter = (
  after: Place | null,
  until: string,
  limit: number,
): Promise<StoredOriginal[]> =>
  queryRows(
    rowSchema,
    sql`SELECT ${COLUMNS} FROM event e
        WHERE ${after ? sql`(e.occurred_at, e.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql`TRUE`}
          AND e.occurred_at <= ${until}::timestamptz
        ORDER BY e.occurred_at, e.id LIMIT ${limit}`,
  );

/** The newest events of a window, newest first. */
export const listLastOriginals = (
  window: { from: Date; to: Date },
  limit: number,
): Promise<StoredOriginal[]> =>
  queryRows(
    rowSchema,
    sql`SELECT ${COLUMNS} FROM event e WHERE e.occurred_at >= ${window.from} AND e.occurred_at < ${window.to}
        ORDER BY e.occurred_at DESC, e.id DESC LIMIT ${limit}`,
  );
