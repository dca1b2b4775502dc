import { requirePermission } from '@/lib/auth/require-permission';
import type { AlertConditionTrace } from '@/lib/domain/read-models/alerts';
import type { Actor } from '@/lib/domain/roles';
import { findAlertRule } from '@/lib/store/alerting/find-alert-rule';
import { traceCondition } from '../alerting/trace-condition';
import { requireAlert } from './require-alert';
import { windowAround } from './window-around';

const MINUTE_MS = 60_000;

/**
 * What an alert's rule says of it around its time, by what is known now and by the rule as it is now. Throws `not-found`.
 * Needs alerts:read.
 */
export async function traceAlert(actor: Actor, id: string, now: Date): Promise<AlertConditionTrace> {
  requirePermission(actor, 'alerts:read');
  const alert = await requireAlert(actor, id);
  const rule = await findAlertRule(alert.ruleId);
  const cooldownMs =
    rule && alert.resolvedAt && rule.cooldownMinutes > 0
      ? Date.parse(alert.resolvedAt) + rule.cooldownMinutes * MINUTE_MS
      : null;
  const around = windowAround(alert, now);
  const window = { ...around, to: new Date(Math.min(Math.max(+around.to, cooldownMs ?? 0), now.getTime())) };
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    trace: rule ? await traceCondition(actor, rule, alert, window, now) : null,
    cooldownUntil: cooldownMs === null ? null : new Date(cooldownMs).toISOString(),
  };
}
