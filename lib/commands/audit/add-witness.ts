import { randomBytes } from 'node:crypto';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { addWitnessSchema, type AddWitnessInput } from '@/lib/domain/audit-witness';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { insertWitness, listWitnesses } from '@/lib/store/audit-log/witnesses';
import { withTransaction } from '@/lib/store/transaction';

const MOST_WITNESSES = 20;

/**
 * Adds somebody who keeps checkpoints of the audit log, and returns what a webhook is signed with, this one time: it is
 * stored encrypted. Needs audit:keep. Throws `conflict` for a place that is a witness already.
 */
export async function addWitness(
  actor: Actor,
  input: AddWitnessInput,
  { now, newId, from }: Occasion,
): Promise<{ id: string; secret: string | null }> {
  requirePermission(actor, 'audit:keep');
  requireEveryZone(actor);
  const given = addWitnessSchema.parse(input);
  const { kind, name, place } = given;
  const branch = given.kind === 'git' ? given.branch : null;
  const made = kind === 'webhook' ? `whsec_${randomBytes(32).toString('base64')}` : null;
  const others = await listWitnesses();
  if (others.some((other) => other.kind === kind && other.place === place && other.branch === branch))
    throw new GatehouseError('conflict', `${place} keeps checkpoints already.`, { path: 'place' });
  if (others.length >= MOST_WITNESSES)
    throw new GatehouseError('conflict', `There are ${MOST_WITNESSES} witnesses; more are not allowed.`);
  const id = newId();
  await withTransaction(async (tx) => {
    await insertWitness(tx, {
      id,
      kind,
      name,
      place,
      branch,
      secret: given.kind === 'git' ? (given.token ?? null) : made,
      createdAt: now,
      createdBy: actor.name,
    });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'audit-witness.added',
      targets: [{ type: 'audit-witness', id, name }],
      context: from,
      changes: { kind, place, branch },
    });
  });
  return { id, secret: made };
}
