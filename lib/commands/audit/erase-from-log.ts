import { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { SEALED_FIELDS, WHOLE_LEAF } from '@/lib/domain/audit-retention/sealed-fields';
import { toTargetKey } from '@/lib/domain/audit-filter';
import { GatehouseError } from '@/lib/domain/errors';
import type { ErasableActor, ErasureResult } from '@/lib/domain/read-models/audit-retention';
import type { Actor } from '@/lib/domain/roles';
import type { AuditTarget } from '@/lib/store/audit/append-audit-entry';
import { findErasableActors, forgetActor } from '@/lib/store/audit-log/erasable-actors';
import {
  countErasable,
  listHoldsOver,
  pickErasable,
  type ErasureSelection,
} from '@/lib/store/audit-log/erasure-selection';
import { findEntry } from '@/lib/store/audit-log/find-entry';
import { heldError } from '@/lib/store/audit-log/refuse-held';
import { withTransaction } from '@/lib/store/transaction';
import { ENTRIES_AT_ONCE, writeErasure } from './write-erasure';

export const eraseFromLogSchema = z.object({
  of: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('entry'), id: z.uuid() }),
    z.object({
      kind: z.literal('actor'),
      ref: z.string().min(1).max(100),
      /** Also what others did to it: names and changes of these, found by its type and id. */
      asTarget: z.boolean().default(false),
    }),
  ]),
  /** Values one by one, or `leaf` for everything but the hash. */
  fields: z.union([z.literal(WHOLE_LEAF), z.array(z.enum(SEALED_FIELDS)).min(1)]),
  /** Why, on what legal ground. It stays in the log for ever. */
  basis: z.string().trim().min(3, 'a reason is needed').max(500),
  /** Who asked for it; erasable itself. */
  requester: z.string().trim().min(1).max(200).optional(),
});

/** What one call does at most; the caller asks again for the rest. */
const MOST_BATCHES = 10;

/** What of entries about somebody is about them, beside the id that the log itself holds. */
const TARGET_FIELDS = ['targets.name', 'targets', 'changes'];

type Pass = { selection: ErasureSelection; fields: readonly string[] };

/**
 * Erases values of entries, or whole payloads, for a reason that the log keeps: of one entry, or of all of who acted.
 * Proofs and checkpoints stay valid. At most 20,000 entries at once: `remaining` says what another call would erase.
 * Throws `conflict`, naming the hold, where a legal hold covers any of them, and `not-found`.
 */
export async function eraseFromLog(
  actor: Actor,
  input: z.input<typeof eraseFromLogSchema>,
  occasion: Occasion,
): Promise<ErasureResult> {
  requirePermission(actor, 'audit:keep');
  requireEveryZone(actor);
  const { of, basis, requester = null, ...wanted } = eraseFromLogSchema.parse(input);
  const fields = wanted.fields === WHOLE_LEAF ? [WHOLE_LEAF] : wanted.fields;
  const plan =
    of.kind === 'entry' ? await planEntry(of.id, fields) : await planActor(of.ref, of.asTarget, fields);
  for (const { selection } of plan.passes) {
    const [hold] = await listHoldsOver(selection);
    if (hold) throw heldError({ ...hold, setAt: new Date(hold.setAt) });
  }
  const result: ErasureResult = { erased: 0, entryIds: [], remaining: 0 };
  const write = (indexes: readonly bigint[], pass: Pass) =>
    withTransaction(async (tx) => {
      const { entryId, erased } = await writeErasure(
        tx,
        actor,
        { kind: 'request', indexes, fields: pass.fields, basis, requester, targets: [plan.target] },
        occasion,
      );
      if ('actorRef' in pass.selection) await forgetActor(tx, pass.selection.actorRef, fields);
      result.erased += erased;
      result.entryIds.push(entryId);
    });
  for (const pass of plan.passes) {
    while (result.entryIds.length < MOST_BATCHES) {
      const indexes = await pickErasable(pass.selection, pass.fields, ENTRIES_AT_ONCE);
      if (indexes.length === 0) break;
      await write(indexes, pass);
    }
  }
  for (const { selection, fields } of plan.passes) result.remaining += await countErasable(selection, fields);
  // The log may have nothing left of them, and the directory still know who it was.
  if (result.remaining === 0 && of.kind === 'actor' && (await isStillKnown(of.ref, fields)))
    await write([], plan.passes.at(-1)!);
  if (result.entryIds.length === 0)
    throw new GatehouseError('conflict', 'Nothing of this is left to erase.', {
      remedy: 'Choose other fields, or another entry.',
    });
  return result;
}

type Plan = { passes: Pass[]; target: AuditTarget };

async function planEntry(id: string, fields: readonly string[]): Promise<Plan> {
  const entry = await findEntry(id);
  if (!entry) throw new GatehouseError('not-found', 'The log has no such entry.');
  if (fields.includes(WHOLE_LEAF) && entry.source === 'gatehouse' && entry.action.startsWith('log.'))
    throw new GatehouseError('conflict', 'What the log says of itself is not erased as a whole.', {
      remedy: 'Erase its fields. The entry goes when the beginning of the log is dropped.',
    });
  return { passes: [{ selection: { index: entry.index }, fields }], target: { type: 'audit-entry', id } };
}

/** What others did to them comes first: it is found by their id, which the next pass takes out of the directory. */
async function planActor(ref: string, asTarget: boolean, fields: readonly string[]): Promise<Plan> {
  const found = await findActor(ref);
  const isWhole = fields.includes(WHOLE_LEAF);
  const passes: Pass[] = [{ selection: { actorRef: ref }, fields }];
  if (asTarget && found && found.id !== null)
    passes.unshift({
      selection: { target: toTargetKey({ type: found.type, id: found.id }) },
      fields: isWhole ? [WHOLE_LEAF] : TARGET_FIELDS,
    });
  // Of what the log says of itself only the values go.
  if (isWhole) passes.push({ selection: { actorRef: ref }, fields: SEALED_FIELDS });
  return { passes, target: { type: 'audit-actor', id: ref } };
}

async function findActor(ref: string): Promise<ErasableActor | null> {
  const [found] = await findErasableActors(ref, 1);
  return found?.ref === ref ? found : null;
}

async function isStillKnown(ref: string, fields: readonly string[]): Promise<boolean> {
  const known = await findActor(ref);
  if (!known) return false;
  return (
    fields.includes(WHOLE_LEAF) ||
    (known.id !== null && fields.includes('actor.id')) ||
    (known.name !== null && fields.includes('actor.name'))
  );
}
