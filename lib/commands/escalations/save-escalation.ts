import type { z } from 'zod';
import { compareFields } from '@/lib/commands/compare-fields';
import { parseId } from '@/lib/commands/parse-id';
import { requireKnownReceivers } from '@/lib/commands/routing/require-known-receivers';
import type { Occasion } from '@/lib/auth/occasion';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import {
  escalationChangeSchema,
  escalationInputSchema,
  type EscalationInput,
} from '@/lib/domain/alerting/escalation';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import {
  insertEscalation,
  isEscalationNameTaken,
  lockEscalation,
  updateEscalation,
  type EscalationRecord,
} from '@/lib/store/escalations/escalations';
import { readDirectory } from '@/lib/store/routing/read-directory';
import { withTransaction, type Transaction } from '@/lib/store/transaction';

/**
 * Adds an escalation policy. Needs alerting:write and every zone. Throws `invalid-input` for receivers that do not exist,
 * `conflict` for its name.
 */
export async function addEscalation(
  actor: Actor,
  input: EscalationInput,
  { now, newId, from }: Occasion,
): Promise<{ id: string }> {
  requirePermission(actor, 'alerting:write');
  requireEveryZone(actor);
  const escalation = escalationInputSchema.parse(input);
  const id = newId();
  await withTransaction(async (tx) => {
    await requireUsable(tx, escalation, id, [], now);
    await insertEscalation(tx, { ...escalation, id, revision: 1, updatedAt: now, updatedBy: actor.name });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'escalation.added',
      targets: [{ type: 'escalation', id, name: escalation.name }],
      context: from,
      changes: compareFields(null, escalation),
    });
    await announceAlerts(tx, now);
  });
  return { id };
}

/**
 * Changes an escalation policy, also for what runs by it. Needs alerting:write and every zone. Throws `not-found`,
 * `conflict` when somebody else changed it meanwhile, else as `addEscalation`.
 */
export async function changeEscalation(
  actor: Actor,
  escalationId: string,
  input: z.input<typeof escalationChangeSchema>,
  { now, newId, from }: Occasion,
): Promise<{ id: string }> {
  requirePermission(actor, 'alerting:write');
  requireEveryZone(actor);
  const id = parseId(escalationId, 'escalation');
  const { escalation, revision } = escalationChangeSchema.parse(input);
  await withTransaction(async (tx) => {
    const before = await lockEscalation(tx, id);
    if (!before) throw new GatehouseError('not-found', 'There is no such escalation.');
    if (before.revision !== revision)
      throw new GatehouseError('conflict', `${before.updatedBy} changed the escalation meanwhile.`, {
        remedy: 'Look at it, then make your changes on top of it.',
      });
    await requireUsable(tx, escalation, id, before.steps, now);
    const changes = compareFields(inputOf(before), escalation);
    if (Object.keys(changes).length === 0) return;
    const next = { ...escalation, id, revision: revision + 1, updatedAt: now, updatedBy: actor.name };
    await updateEscalation(tx, next);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'escalation.changed',
      targets: [{ type: 'escalation', id, name: escalation.name }],
      context: from,
      changes,
    });
    await announceAlerts(tx, now);
  });
  return { id };
}

const inputOf = ({ name, steps, repeatTimes, repeatAfterMinutes }: EscalationRecord): EscalationInput => ({
  name,
  steps,
  repeatTimes,
  repeatAfterMinutes,
});

/** Receivers that were there before may stay. */
async function requireUsable(
  tx: Transaction,
  { name, steps }: EscalationInput,
  id: string,
  already: EscalationInput['steps'],
  now: Date,
): Promise<void> {
  if (await isEscalationNameTaken(tx, name, id))
    throw new GatehouseError('conflict', `There is an escalation ${name} already.`, {
      path: 'name',
      issues: [{ path: 'name', message: 'another escalation has this name' }],
    });
  const known = new Set(already.flatMap(({ receivers }) => receivers.map((each) => JSON.stringify(each))));
  const named = steps.flatMap(({ receivers }, step) =>
    receivers.map((receiver, place) => ({ receiver, path: `steps.${step}.receivers.${place}` })),
  );
  const added = named.filter(({ receiver }) => !known.has(JSON.stringify(receiver)));
  requireKnownReceivers(added, await readDirectory(now, tx));
}
