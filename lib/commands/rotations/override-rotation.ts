import type { z } from 'zod';
import { parseId } from '@/lib/commands/parse-id';
import type { Occasion } from '@/lib/auth/occasion';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { overrideInputSchema } from '@/lib/domain/alerting/rotation';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { findAccount } from '@/lib/store/accounts/find-account';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import {
  deleteOverride,
  endOverride,
  findOverride,
  insertOverride,
} from '@/lib/store/rotations/rotation-overrides';
import { lockRotation } from '@/lib/store/rotations/rotations';
import { withTransaction } from '@/lib/store/transaction';

/**
 * Lets somebody take over in a rotation for a time. Of two that overlap the one that was made last holds. Needs
 * alerts:write and every zone. Throws `not-found`, and `invalid-input` for an account that cannot be on call or a time that
 * is over.
 */
export async function addOverride(
  actor: Actor,
  rotationId: string,
  input: z.input<typeof overrideInputSchema>,
  { now, newId, from: context }: Occasion,
): Promise<{ id: string }> {
  requirePermission(actor, 'alerts:write');
  requireEveryZone(actor);
  const parsedId = parseId(rotationId, 'rotation');
  const { accountId, from, to, reason } = overrideInputSchema.parse(input);
  if (Date.parse(to) <= now.getTime()) throw invalid('to', 'That time is over.');
  const id = newId();
  await withTransaction(async (tx) => {
    const rotation = await lockRotation(tx, parsedId);
    if (!rotation) throw new GatehouseError('not-found', 'There is no such rotation.');
    const account = await findAccount({ id: accountId }, tx);
    if (!account) throw invalid('accountId', 'There is no such account.');
    if (account.disabledAt) throw invalid('accountId', `The account ${account.email} is disabled.`);
    const override = { accountId, from: new Date(from), to: new Date(to), reason };
    await insertOverride(tx, {
      ...override,
      id,
      rotationId: rotation.id,
      createdAt: now,
      createdBy: actor.name,
    });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'rotation-override.added',
      targets: [
        { type: 'rotation', id: rotation.id, name: rotation.name },
        { type: 'account', id: accountId, name: account.email },
      ],
      context,
      changes: { override: id, from: override.from.toISOString(), to: override.to.toISOString(), reason },
    });
    await announceAlerts(tx, now);
  });
  return { id };
}

const invalid = (path: string, message: string): GatehouseError =>
  new GatehouseError('invalid-input', message, { path, issues: [{ path, message }] });

/**
 * Takes an override back: one that has not begun is removed, one that holds ends now. Needs alerts:write and every zone.
 * Throws `not-found`, and `conflict` for one that is over.
 */
export async function removeOverride(
  actor: Actor,
  rotationId: string,
  overrideId: string,
  { now, newId, from: context }: Occasion,
): Promise<void> {
  requirePermission(actor, 'alerts:write');
  requireEveryZone(actor);
  const parsedId = parseId(rotationId, 'rotation');
  const id = parseId(overrideId, 'override');
  await withTransaction(async (tx) => {
    const rotation = await lockRotation(tx, parsedId);
    const override = rotation && (await findOverride(tx, rotation.id, id));
    if (!override) throw new GatehouseError('not-found', 'There is no such override.');
    if (override.to.getTime() <= now.getTime())
      throw new GatehouseError('conflict', 'The override is over: what was, stays.');
    if (override.from.getTime() < now.getTime()) await endOverride(tx, id, now);
    else await deleteOverride(tx, id);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'rotation-override.removed',
      targets: [
        { type: 'rotation', id: rotation.id, name: rotation.name },
        { type: 'account', id: override.accountId },
      ],
      context,
      changes: { override: id, from: override.from.toISOString(), to: override.to.toISOString() },
    });
    await announceAlerts(tx, now);
  });
}
