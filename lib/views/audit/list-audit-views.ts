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

/** What somebody filters by tells of other zones: who is confined sees views of their own zones. */
const isOpenTo = ({ zones }: Actor, { query }: StoredAuditView): boolean =>
  zones === null || (query.zone !== undefined && zones.includes(query.zone));

const show = (actor: Actor, view: StoredAuditView): AuditView =>
  auditViewSchema.parse({ ...view, isOwn: isOwn(actor, view) });
