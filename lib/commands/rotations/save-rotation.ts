import type { z } from 'zod';
import { compareFields } from '@/lib/commands/compare-fields';
import { parseId } from '@/lib/commands/parse-id';
import type { Occasion } from '@/lib/auth/occasion';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import {
  rotationChangeSchema,
  rotationInputSchema,
  type RotationInput,
} from '@/lib/domain/alerting/rotation';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import {
  insertRotation,
  isRotationNameTaken,
  lockRotation,
  updateRotation,
  type RotationRecord,
} from '@/lib/store/rotations/rotations';
import { listPeople } from '@/lib/store/routing/read-directory';
import { withTransaction, type Transaction } from '@/lib/store/transaction';

/**
 * Adds a rotation. Needs alerting:write and every zone. Throws `invalid-input` for members who cannot be on call,
 * `conflict` for its name.
 */
export async function addRotation(
  actor: Actor,
  input: RotationInput,
  { now, newId, from }: Occasion,
): Promise<{ id: string }> {
  requirePermission(actor, 'alerting:write');
  requireEveryZone(actor);
  const rotation = rotationInputSchema.parse(input);
  const id = newId();
  await withTransaction(async (tx) => {
    await requireUsable(tx, rotation, id, []);
    await insertRotation(tx, { ...rotation, id, revision: 1, updatedAt: now, updatedBy: actor.name });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'rotation.added',
      targets: [{ type: 'rotation', id, name: rotation.name }],
      context: from,
      changes: compareFields(null, rotation),
    });
    await announceAlerts(tx, now);
  });
  return { id };
}

/**
 * Changes a rotation. Needs alerting:write and every zone. Throws `not-found`, `conflict` when somebody else changed it meanwhile, else as
 * `addRotation`.
 */
export async function changeRotation(
  actor: Actor,
  rotationId: string,
  input: z.input<typeof rotationChangeSchema>,
  { now, newId, from }: Occasion,
): Promise<{ id: string }> {
  requirePermission(actor, 'alerting:write');
  requireEveryZone(actor);
  const id = parseId(rotationId, 'rotation');
  const { rotation, revision } = rotationChangeSchema.parse(input);
  await withTransaction(async (tx) => {
    const before = await lockRotation(tx, id);
    if (!before) throw new GatehouseError('not-found', 'There is no such rotation.');
    if (before.revision !== revision)
      throw new GatehouseError('conflict', `${before.updatedBy} changed the rotation meanwhile.`, {
        remedy: 'Look at it, then make your changes on top of it.',
      });
    await requireUsable(tx, rotation, id, before.members);
    const changes = compareFields(inputOf(before), rotation);
    if (Object.keys(changes).length === 0) return;
    await updateRotation(tx, {
      ...rotation,
      id,
      revision: revision + 1,
      updatedAt: now,
      updatedBy: actor.name,
    });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'rotation.changed',
      targets: [{ type: 'rotation', id, name: rotation.name }],
      context: from,
      changes,
    });
    await announceAlerts(tx, now);
  });
  return { id };
}

const inputOf = ({
  id: _id,
  revision: _revision,
  updatedAt: _at,
  updatedBy: _by,
  ...input
}: RotationRecord): RotationInput => input;

/** Members who were there before may stay, also when their accounts were disabled since. */
async function requireUsable(
  tx: Transaction,
  { name, members }: RotationInput,
  id: string,
  already: readonly string[],
): Promise<void> {
  if (await isRotationNameTaken(tx, name, id))
    throw new GatehouseError('conflict', `There is a rotation ${name} already.`, {
      path: 'name',
      issues: [{ path: 'name', message: 'another rotation has this name' }],
    });
  const people = new Map((await listPeople(tx)).map((person) => [person.id, person]));
  const issues = members.flatMap((member, place) => {
    const person = people.get(member);
    if (already.includes(member) || (person && !person.isDisabled)) return [];
    const message = person ? `the account ${person.email} is disabled` : 'no such account';
    return [{ path: `members.${place}`, message }];
  });
  if (issues.length > 0)
    throw new GatehouseError('invalid-input', `A member cannot be on call: ${issues[0]!.message}.`, {
      issues,
    });
}
