import { alertRuleSchema, type AlertRule } from '@/lib/domain/alerting/alert-rule';
import type { AlertRule as Row } from '../generated/client';

/** A stored alert rule as the domain knows it. Throws when it is not a valid rule. */
export const toAlertRule = (row: Row): AlertRule =>
  alertRuleSchema.parse({ ...row, updatedAt: row.updatedAt.toISOString() });
