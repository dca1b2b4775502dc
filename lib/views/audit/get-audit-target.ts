import { isBeyondAuditLimit, limitAuditFilter } from '@/lib/auth/limit-audit-filter';
import { requirePermission } from '@/lib/auth/require-permission';
import { readTargetKey, toTargetKey } from '@/lib/domain/audit-filter';
import { GatehouseError } from '@/lib/domain/errors';
import { auditEntryRowSchema } from '@/lib/domain/read-models/audit';
import type { AuditTarget } from '@/lib/domain/read-models/audit-parties';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow, type TimeRange } from '@/lib/domain/time-range';
import { listChangedEntries } from '@/lib/store/audit-log/list-changed-entries';
import { listEntries } from '@/lib/store/audit-log/list-entries';
import { listActionSpells, listActorSpells } from '@/lib/store/audit-log/list-spells';
import { readSpread } from '@/lib/store/audit-log/read-spread';
import { sumSpells } from './sum-spells';

const MAX_CHANGES = 10;
const MAX_RECENT = 10;

/**
 * Everything that was done to one thing (`type:id`), by whom, and what changed: over all times by actor and action, and
 * within the window in detail. Needs audit:read. Throws `invalid-input` for a text that names no target, `not-found` for
 * one to which nothing was done that the reader may see.
 */
export async function getAuditTarget(
  reader: Actor,
  key: string,
  range: TimeRange,
  now: Date,
): Promise<AuditTarget> {
  requirePermission(reader, 'audit:read');
  const target = readTargetKey(key);
  if (!target)
    throw new GatehouseError('invalid-input', `"${key}" names no target.`, {
      path: 'target',
      remedy: 'Name it by type and id, such as policy:pci-egress.',
    });
  const window = resolveWindow(range, now);
  const all = limitAuditFilter(reader, { target: key });
  const filter = { ...all, window };
  const [actions, actors, spread, changes, recent, latest] = await Promise.all([
    listActionSpells(all, window),
    listActorSpells(all, window),
    readSpread(filter),
    listChangedEntries(filter, MAX_CHANGES),
    listEntries(filter, { limit: MAX_RECENT }),
    listEntries(all, { limit: 1 }),
  ]);
  if (actions.length === 0 || isBeyondAuditLimit(reader, { target: key }))
    throw new GatehouseError('not-found', `The audit log tells nothing of ${target.type} ${target.id}.`, {
      remedy: 'Look for it in the audit trail.',
    });
  const name = latest.items[0]?.targets.find((each) => toTargetKey(each) === key)?.name ?? null;
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    target: { ...target, name },
    ...sumSpells(actions),
    actions,
    actors,
    spread,
    changes: changes.map((entry) => ({ ...auditEntryRowSchema.parse(entry), changes: entry.changes })),
    recent: recent.items.map((entry) => auditEntryRowSchema.parse(entry)),
  };
}
