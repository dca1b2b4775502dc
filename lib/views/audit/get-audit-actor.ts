import { isBeyondAuditLimit, limitAuditFilter } from '@/lib/auth/limit-audit-filter';
import { requirePermission } from '@/lib/auth/require-permission';
import { readTargetKey } from '@/lib/domain/audit-filter';
import { GatehouseError } from '@/lib/domain/errors';
import { auditEntryRowSchema } from '@/lib/domain/read-models/audit';
import type { ActionSpell, ActorRights, AuditActor } from '@/lib/domain/read-models/audit-parties';
import { ROLE_PERMISSIONS, SCOPE_PERMISSIONS, type Actor } from '@/lib/domain/roles';
import { resolveWindow, type TimeRange } from '@/lib/domain/time-range';
import { findAccount } from '@/lib/store/accounts/find-account';
import { findActor } from '@/lib/store/audit-log/find-actor';
import { listEntries } from '@/lib/store/audit-log/list-entries';
import { listActionSpells, listKnownActionSpells } from '@/lib/store/audit-log/list-spells';
import { listTouchedTargets } from '@/lib/store/audit-log/list-touched-targets';
import { readSpread } from '@/lib/store/audit-log/read-spread';
import { findToken } from '@/lib/store/tokens/find-token';
import { sumSpells } from './sum-spells';
import { listGrantsOf } from './list-grants-of';
import { weighRights } from './weigh-rights';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MAX_TARGETS = 50;
const MAX_RECENT = 10;

/**
 * Everything that one identity did: over all times by action, and within the window in detail, with the rights that it
 * has and used where it is one of Gatehouse's own accounts or tokens. Needs audit:read. Throws `not-found` for a
 * pseudonym that nobody has, or that did nothing that the reader may see.
 */
export async function getAuditActor(
  reader: Actor,
  ref: string,
  range: TimeRange,
  now: Date,
): Promise<AuditActor> {
  requirePermission(reader, 'audit:read');
  const visible = limitAuditFilter(reader, { actor: ref });
  const isPartial = visible.zones !== null || visible.limit !== null;
  const window = resolveWindow(range, now);
  const filter = { ...visible, window };
  const [actor, actions] = await Promise.all([
    isBeyondAuditLimit(reader, { actorRef: ref }) ? null : findActor(ref),
    isPartial ? listActionSpells(visible, window) : listKnownActionSpells(ref, window),
  ]);
  if (!actor || actions.length === 0)
    throw new GatehouseError('not-found', `Nobody in the audit log has the pseudonym ${ref}.`, {
      remedy: 'Look for who it was in the audit trail.',
    });
  const [spread, targets, recent, rights, grants] = await Promise.all([
    readSpread(filter),
    listTouchedTargets(filter, MAX_TARGETS),
    listEntries(filter, { limit: MAX_RECENT }),
    isPartial ? null : readRights(actor, actions),
    visible.limit ? null : listGrantsOf(reader, ref, now),
  ]);
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    actor,
    ...sumSpells(actions),
    actions,
    targets: {
      total: targets.total,
      items: targets.items.map(({ key, ...each }) => ({
        ...(readTargetKey(key) ?? { type: 'unknown', id: key }),
        ...each,
      })),
    },
    spread,
    isPartial,
    rights,
    grants,
    recent: recent.items.map((entry) => auditEntryRowSchema.parse(entry)),
  };
}

/** Of others nobody tells Gatehouse which rights they have, and what they did not use cannot be known. */
async function readRights(
  { type, id }: AuditActor['actor'],
  actions: readonly ActionSpell[],
): Promise<ActorRights | null> {
  if (id === null || !UUID.test(id)) return null;
  if (type === 'account') {
    const account = await findAccount({ id });
    if (!account) return null;
    const { role, disabledAt } = account;
    return {
      of: 'account',
      role,
      isActive: disabledAt === null,
      rights: weighRights(ROLE_PERMISSIONS[role], actions),
    };
  }
  if (type === 'token') {
    const token = await findToken(id);
    if (!token) return null;
    const { scopes, revokedAt } = token;
    return {
      of: 'token',
      scopes,
      isActive: revokedAt === null,
      rights: weighRights(
        scopes.flatMap((scope) => SCOPE_PERMISSIONS[scope]),
        actions,
      ),
    };
  }
  return null;
}
