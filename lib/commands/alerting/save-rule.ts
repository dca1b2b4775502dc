import { makeRuleId } from '@/lib/alerting/rules/make-rule-id';
import { requireZones } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { AlertRule, AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { findAlertRule } from '@/lib/store/alerting/find-alert-rule';
import { listAlertRules } from '@/lib/store/alerting/list-alert-rules';
import { lockAlertRules, saveAlertRule } from '@/lib/store/alerting/save-alert-rule';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { withTransaction, type Transaction } from '@/lib/store/transaction';
import { requireValidRule } from '@/lib/views/alerting/rules/require-valid-rule';
import { compareFields } from '../compare-fields';

/** Adds an alert rule; its id is made of its name. Needs alerting:write. */
export function addRule(actor: Actor, input: AlertRuleInput, occasion: Occasion): Promise<AlertRule> {
  return writeRule(actor, input, occasion, async (tx, given) => {
    const taken = new Set((await listAlertRules(tx)).map(({ id }) => id));
    return { before: null, id: makeRuleId(given.name, taken), isReadyMade: false, revision: 1 };
  });
}

/**
 * Changes an alert rule, also a ready-made one. Throws `not-found` without it, and `conflict` when somebody has changed it
 * since `revision`. Its detector stays, since its numbers mean nothing to another. Needs alerting:write.
 */
export function changeRule(
  actor: Actor,
  id: string,
  { revision, ...input }: AlertRuleInput & { revision: number },
  occasion: Occasion,
): Promise<AlertRule> {
  return writeRule(actor, input, occasion, async (tx, given) => {
    const before = await findAlertRule(id, tx);
    if (!before) throw new GatehouseError('not-found', `There is no alert rule ${id}.`);
    requireZones(actor, before.scope.zones);
    if (before.revision !== revision)
      throw new GatehouseError('conflict', `${before.updatedBy} has changed this rule meanwhile.`, {
        remedy: 'Reload the page and make your change to the rule as it is now.',
      });
    if (before.detector !== given.detector)
      throw new GatehouseError('invalid-input', 'The detector of a rule stays what it is.', {
        path: 'detector',
        remedy: 'Add another rule, and switch this one off.',
      });
    return { before, id, isReadyMade: before.isReadyMade, revision: before.revision + 1 };
  });
}

type Place = { before: AlertRule | null } & Pick<AlertRule, 'id' | 'isReadyMade' | 'revision'>;

async function writeRule(
  actor: Actor,
  input: AlertRuleInput,
  { now, newId, from }: Occasion,
  findPlace: (tx: Transaction, given: AlertRuleInput) => Promise<Place>,
): Promise<AlertRule> {
  requirePermission(actor, 'alerting:write');
  const given = requireValidRule(input);
  requireZones(actor, given.scope.zones);
  return withTransaction(async (tx) => {
    await lockAlertRules(tx);
    const { before, ...place } = await findPlace(tx, given);
    const rule = await saveAlertRule(tx, {
      ...given,
      ...place,
      updatedAt: now.toISOString(),
      updatedBy: actor.name,
    });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: before ? 'alert-rule.changed' : 'alert-rule.added',
      targets: [{ type: 'alert-rule', id: rule.id, name: rule.name }],
      context: from,
      changes: compareFields(before, rule),
    });
    await announceAlerts(tx, now);
    return rule;
  });
}
