import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { epochMs } from '../epoch-ms';
import { queryRows, sql } from '../query';
import { caseConditions, type CaseFilter } from './case-conditions';

const driftSchema = z.object({
  source: z.string(),
  driftId: z.string(),
  zone: z.string(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  type: z.string(),
  policy: z.string().nullable(),
  eventId: z.string(),
  occurredAt: z.number(),
  startedAt: z.number().nullable(),
  startedAfter: z.number().nullable(),
  detectedAt: z.number(),
  resolvedAt: z.number().nullable(),
});

/** A drift as its events tell it; times in milliseconds since 1970. */
export type DriftCase = z.infer<typeof driftSchema>;

/** Drifts that were detected or still open within a window, newest first. */
export const listDriftCases = (window: Window, filter: CaseFilter): Promise<DriftCase[]> =>
  queryRows(
    driftSchema,
    sql`SELECT c.source, c.drift_id AS "driftId", c.zone, c.service, c.environment, c.type, c.policy, c.event_id AS "eventId",
          ${epochMs('c.occurred_at')} AS "occurredAt", ${epochMs('c.started_at')} AS "startedAt",
          ${epochMs('c.started_after')} AS "startedAfter", ${epochMs('c.detected_at')} AS "detectedAt",
          ${epochMs('c.resolved_at')} AS "resolvedAt"
        FROM drift_case c
        WHERE least(c.detected_at, c.occurred_at) < ${window.to}
          AND (c.detected_at >= ${window.from} OR c.resolved_at IS NULL OR c.resolved_at >= ${window.from})
          AND ${caseConditions(filter, sql`c.detected_at`)}
        ORDER BY c.detected_at DESC, c.drift_id`,
  );
