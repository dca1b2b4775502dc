import { requireZones } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { findAlertRule } from '@/lib/store/alerting/find-alert-rule';
import { deleteAlertRule, lockAlertRules } from '@/lib/store/alerting/save-alert-rule';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { withTransaction } from '@/lib/store/transaction';
import { compareFields } from '../compare-fields';

/**
 * Removes an alert rule; alerts that it made stay. Throws `not-found` without it, and `conflict` for one that came with
 * Gatehouse. Needs alerting:write.
 */
export async function removeRule(actor: Actor, id: string, { now, newId, from }: Occasion): Promise<void> {
  requirePermission(actor, 'alerting:write');
  await withTransaction(async (tx) => {
    await lockAlertRules(tx);
    const rule = await findAlertRule(id, tx);
    if (!rule) throw new GatehouseError('not-found', `There is no alert rule ${id}.`);
    requireZones(actor, rule.scope.zones);
    if (rule.isReadyMade)
      throw new GatehouseError('conflict', `"${rule.name}" came with Gatehouse and cannot be removed.`, {
        remedy: 'Switch it off instead.',
      });
    await deleteAlertRule(tx, id);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'alert-rule.removed',
      targets: [{ type: 'alert-rule', id, name: rule.name }],
      context: from,
      changes: compareFields(rule, null),
    });
    await announceAlerts(tx, now);
  });
}
