import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import { getPool } from '../database';

/** Stores a rule as it is. */
export async function insertAlertRule(rule: AlertRule): Promise<void> {
  await getPool().query(
    `INSERT INTO alert_rule (id, name, detector, scope, severity, threshold, dynamic, for_minutes, keep_firing_minutes,
       cooldown_minutes, dedupe_by, labels, runbook, is_enabled, is_ready_made, revision, updated_at, updated_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      rule.id,
      rule.name,
      rule.detector,
      rule.scope,
      rule.severity,
      rule.threshold,
      rule.dynamic,
      rule.forMinutes,
      rule.keepFiringMinutes,
      rule.cooldownMinutes,
      rule.dedupeBy,
      rule.labels,
      rule.runbook,
      rule.isEnabled,
      rule.isReadyMade,
      rule.revision,
      rule.updatedAt,
      rule.updatedBy,
    ],
  );
}
