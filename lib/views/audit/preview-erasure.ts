import { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { toTargetKey } from '@/lib/domain/audit-filter';
import { SEALED_FIELDS, WHOLE_LEAF } from '@/lib/domain/audit-retention/sealed-fields';
import { GatehouseError } from '@/lib/domain/errors';
import type { ErasableActor, ErasurePreview } from '@/lib/domain/read-models/audit-retention';
import type { Actor } from '@/lib/domain/roles';
import { findErasableActors } from '@/lib/store/audit-log/erasable-actors';
import {
  countErasable,
  countSealedFields,
  listHoldsOver,
  type ErasureSelection,
} from '@/lib/store/audit-log/erasure-selection';
import { findEntry } from '@/lib/store/audit-log/find-entry';

/** One of both. */
export const previewErasureSchema = z
  .object({
    entry: z.uuid().optional(),
    /** A pseudonym, or the id or name of somebody, exactly. */
    actor: z.string().trim().min(1).max(500).optional(),
  })
  .refine(({ entry, actor }) => (entry === undefined) !== (actor === undefined), 'either entry or actor');

const MOST_CANDIDATES = 20;

/**
 * What erasing an entry, or somebody's entries, would touch, and which legal holds stand against it. Erases nothing.
 * Throws `not-found` for what the log does not know. Needs audit:read.
 */
export async function previewErasure(
  actor: Actor,
  input: z.infer<typeof previewErasureSchema>,
): Promise<ErasurePreview> {
  requirePermission(actor, 'audit:read');
  requireEveryZone(actor);
  const { entry, actor: text = '' } = input;
  if (entry !== undefined) return previewEntry(entry);
  const [found, ...others] = await findErasableActors(text, MOST_CANDIDATES);
  if (!found)
    throw new GatehouseError('not-found', 'Nobody of this pseudonym, id or name acted.', {
      remedy: 'Write the id or the name exactly as the trail shows it, or the pseudonym.',
    });
  return others.length > 0 ? { ...NOTHING, candidates: [found, ...others] } : previewActor(found);
}

const NOTHING: ErasurePreview = {
  entry: null,
  actor: null,
  candidates: [],
  fields: [],
  entries: 0,
  leaves: 0,
  asTarget: 0,
  holds: [],
};

async function previewEntry(id: string): Promise<ErasurePreview> {
  const entry = await findEntry(id);
  if (!entry) throw new GatehouseError('not-found', 'The log has no such entry.');
  const { index, action, occurredAt, source } = entry;
  const isOfLog = source === 'gatehouse' && action.startsWith('log.');
  return {
    ...NOTHING,
    entry: { id, index, action, occurredAt, isOfLog },
    ...(await count({ index })),
  };
}

async function previewActor(actor: ErasableActor): Promise<ErasurePreview> {
  const target = actor.id === null ? null : toTargetKey({ type: actor.type, id: actor.id });
  const [counted, asTarget] = await Promise.all([
    count({ actorRef: actor.ref }),
    target === null ? 0 : countErasable({ target }, SEALED_FIELDS),
  ]);
  return { ...NOTHING, actor, ...counted, asTarget };
}

async function count(
  selection: ErasureSelection,
): Promise<Pick<ErasurePreview, 'fields' | 'entries' | 'leaves' | 'holds'>> {
  const [fields, entries, leaves, holds] = await Promise.all([
    countSealedFields(selection),
    countErasable(selection, SEALED_FIELDS),
    countErasable(selection, [WHOLE_LEAF]),
    listHoldsOver(selection),
  ]);
  return { fields, entries, leaves, holds };
}
