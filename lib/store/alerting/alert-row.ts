import { z } from 'zod';
import { alertRowSchema } from '@/lib/domain/read-models/alerts';
import { sql, type Sql } from '../query';
import { microsText } from '../time-text';

/** An alert with what its own page shows besides. */
export const storedAlertSchema = alertRowSchema.extend({
  dedupeKey: z.string(),
  ruleRevision: z.number().int(),
  acknowledgeNote: z.string().nullable(),
  firing: z.array(z.string()),
  changes: z.array(z.string()),
});
export type StoredAlert = z.infer<typeof storedAlertSchema>;

/** The columns of `alert a` as `storedAlertSchema` reads them. */
export const ALERT_COLUMNS: Sql = sql`a.id, a.rule_id AS "ruleId", a.rule_revision AS "ruleRevision",
  a.rule_name AS "ruleName", a.detector, a.failure, a.cause, a.category, a.severity, a.state, a.title, a.sentence,
  a.zone, a.service, a.environment, a.policy, a.item, a.owner, a.labels, a.value, a.threshold, a.unit, a.burn,
  a.dedupe_key AS "dedupeKey", a.firing, a.changes, a.conditions, a.reopens, a.group_id AS "groupId",
  a.inhibited_by AS "inhibitedBy", a.silences, a.runbook,
  (SELECT r.title FROM runbook r WHERE r.slug = a.runbook AND r.removed_at IS NULL) AS "runbookTitle",
  a.incident_id AS "incidentId", a.drill_id AS "drillId",
  ${microsText('a.pending_since')} AS "pendingSince", ${microsText('a.opened_at')} AS "openedAt",
  ${microsText('a.last_true_at')} AS "lastTrueAt", ${microsText('a.acknowledged_at')} AS "acknowledgedAt",
  a.acknowledged_by AS "acknowledgedBy", a.acknowledge_note AS "acknowledgeNote",
  ${microsText('a.resolved_at')} AS "resolvedAt", a.resolved_by AS "resolvedBy", a.resolution`;
