import { z } from 'zod';
import { requirePermission } from '@/lib/auth/require-permission';
import { pageSchema } from '@/lib/domain/filters';
import { mayUndoVerdict } from '@/lib/domain/may-undo-verdict';
import type { List } from '@/lib/domain/read-models/common';
import type { Verdict } from '@/lib/domain/read-models/review';
import type { Actor } from '@/lib/domain/roles';
import { ORIGINS } from '@/lib/domain/verdict';
import { listVerdicts as listStoredVerdicts } from '@/lib/store/review/list-verdicts';

export const verdictListQuerySchema = pageSchema.extend({
  eventId: z.uuid().optional(),
  policy: z.string().max(500).optional(),
  origin: z.enum(ORIGINS).optional(),
  /** `true`: only the caller's own. */
  own: z.stringbool().default(false),
  /** `true`: undone ones too. */
  undone: z.stringbool().default(false),
});

/** A page of verdicts, last given first. Needs events:read, as they are about single denials. */
export async function listVerdicts(
  actor: Actor,
  query: z.infer<typeof verdictListQuerySchema>,
): Promise<List<Verdict>> {
  requirePermission(actor, 'events:read');
  const { limit, cursor, own, undone, ...filter } = query;
  const { items, ...list } = await listStoredVerdicts(
    { ...filter, withUndone: undone, zones: actor.zones, ...(own && { reviewerId: actor.id }) },
    { limit, cursor },
  );
  const mayUndo = (verdict: Parameters<typeof mayUndoVerdict>[1] & { undoneAt: string | null }) =>
    verdict.undoneAt === null && actor.permissions.has('verdicts:report') && mayUndoVerdict(actor, verdict);
  return { ...list, items: items.map((verdict) => ({ ...verdict, mayUndo: mayUndo(verdict) })) };
}
