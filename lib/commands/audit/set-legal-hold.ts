import { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { readTargetKey } from '@/lib/domain/audit-filter';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { findErasableActors } from '@/lib/store/audit-log/erasable-actors';
import { insertHold } from '@/lib/store/audit-log/holds';
import { withTransaction } from '@/lib/store/transaction';

export const setLegalHoldSchema = z
  .object({
    zone: z.string().trim().min(1).max(500).nullable().default(null),
    /** Who acted: a pseudonym, or an id or a name, exactly and of one alone. */
    actor: z.string().trim().min(1).max(500).nullable().default(null),
    /** As `type:id`. */
    target: z
      .string()
      .trim()
      .max(2_200)
      .refine((text) => readTargetKey(text) !== null, 'as type:id')
      .nullable()
      .default(null),
    /** When it happened: from, and up to but without. */
    from: z.iso.datetime({ offset: true }).nullable().default(null),
    to: z.iso.datetime({ offset: true }).nullable().default(null),
    reason: z.string().trim().min(3, 'a reason is needed').max(500),
  })
  .refine(({ from, to }) => from === null || to === null || new Date(from) < new Date(to), {
    path: ['to'],
    message: 'the end lies before the beginning',
  });

/**
 * Puts entries under legal hold: neither retention nor a request erases them until it is released. What is not given
 * covers everything. Throws `invalid-input` for an actor that nobody is, or several are.
 */
export async function setLegalHold(
  actor: Actor,
  input: z.input<typeof setLegalHoldSchema>,
  { now, newId, from }: Occasion,
): Promise<{ id: string }> {
  requirePermission(actor, 'audit:keep');
  requireEveryZone(actor);
  const { actor: who, ...hold } = setLegalHoldSchema.parse(input);
  const actorRef = who === null ? null : await findRef(who);
  const id = newId();
  await withTransaction(async (tx) => {
    await insertHold(
      tx,
      { ...hold, actorRef, id, from: toDate(hold.from), to: toDate(hold.to), setBy: actor.name },
      now,
    );
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'log.hold',
      targets: [{ type: 'legal-hold', id }],
      context: from,
      // A target or a reason may name somebody: they are sealed.
      changes: { ...hold, actorRef },
      data: { hold: id },
    });
  });
  return { id };
}

const toDate = (text: string | null): Date | null => (text === null ? null : new Date(text));

async function findRef(text: string): Promise<string> {
  const [found, another] = await findErasableActors(text, 2);
  if (found && !another) return found.ref;
  const message = found
    ? 'several are called so: write the pseudonym'
    : 'nobody of this pseudonym, id or name acted';
  throw new GatehouseError('invalid-input', `The actor is not known: ${message}.`, {
    issues: [{ path: 'actor', message }],
  });
}
