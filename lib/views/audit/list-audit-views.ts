import { requirePermission } from '@/lib/auth/require-permission';
import { auditViewSchema, type AuditView, type StoredAuditView } from '@/lib/domain/audit-view';
import type { Actor } from '@/lib/domain/roles';
import { listStoredAuditViews } from '@/lib/store/audit-views/list-audit-views';

/** The views of the trail that somebody saved, and those that others share, by name. Needs audit:read. */
export async function listAuditViews(actor: Actor): Promise<{ items: AuditView[] }> {
  requirePermission(actor, 'audit:read');
  const views = await listStoredAuditViews(actor);
  return {
    items: views
      .filter((view) => isOwn(actor, view) || isOpenTo(actor, view))
      .map((view) => show(actor, view)),
  };
}

const isOwn = ({ type, id }: Actor, { ownerType, ownerId }: StoredAuditView): boolean =>
  ownerType === type && ownerId === id;

/**
 * What somebody filters by tells of other zones, actors and targets: who is confined to zones sees views of these, who is
 * limited to an actor or a target sees none.
 */
const isOpenTo = ({ zones, auditLimit }: Actor, { query }: StoredAuditView): boolean =>
  !auditLimit && (zones === null || (query.zone !== undefined && zones.includes(query.zone)));

const show = (actor: Actor, view: StoredAuditView): AuditView =>
  auditViewSchema.parse({ ...view, isOwn: isOwn(actor, view) });
