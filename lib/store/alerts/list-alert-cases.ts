import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { caseConditions, epochMs, type CaseFilter } from '../drifts/case-conditions';
import { queryRows, sql } from '../query';

const alertSchema = z.object({
  source: z.string(),
  alertId: z.string(),
  zone: z.string(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  policy: z.string().nullable(),
  severity: z.string(),
  title: z.string(),
  eventId: z.string(),
  openedAt: z.number(),
  acknowledgedAt: z.number().nullable(),
  resolvedAt: z.number().nullable(),
});

/** An alert of another system as its events tell it; times in milliseconds since 1970. */
export type AlertCase = z.infer<typeof alertSchema>;

/** Alerts that were open at some time of a window, newest first; those whose opening is unknown are left out. */
export const listAlertCases = (window: Window, filter: CaseFilter): Promise<AlertCase[]> =>
  queryRows(
    alertSchema,
    sql`SELECT c.source, c.alert_id AS "alertId", c.zone, c.service, c.environment, c.policy, c.severity, c.title,
          c.event_id AS "eventId", ${epochMs('c.opened_at')} AS "openedAt",
          ${epochMs('c.acknowledged_at')} AS "acknowledgedAt", ${epochMs('c.resolved_at')} AS "resolvedAt"
        FROM alert_case c
        WHERE c.opened_at < ${window.to} AND (c.resolved_at IS NULL OR c.resolved_at >= ${window.from})
          AND ${caseConditions(filter)}
        ORDER BY c.opened_at DESC, c.alert_id`,
  );
