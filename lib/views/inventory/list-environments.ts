import { requirePermission } from '@/lib/auth/require-permission';
import type { Page, ScopeFilter } from '@/lib/domain/filters';
import type { Environment } from '@/lib/domain/inventory';
import type { List } from '@/lib/domain/read-models/common';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { findLastSeen } from '@/lib/store/inventory/find-last-seen';
import { listStoredEnvironments } from '@/lib/store/inventory/list-stored-environments';
import { pageOf } from './page-of';

/** The environments of the inventory, and when each was last seen in the window. */
export async function listEnvironments(
  actor: Actor,
  filter: ScopeFilter & Page,
  now: Date,
): Promise<List<Environment & { lastSeenAt: string | null }>> {
  requirePermission(actor, 'inventory:read');
  const [environments, lastSeen] = await Promise.all([
    listStoredEnvironments(),
    findLastSeen('environment', resolveWindow(filter, now), { zones: actor.zones }),
  ]);
  const rows = environments.map((environment) => ({
    ...environment,
    lastSeenAt: lastSeen.get(environment.slug) ?? null,
  }));
  return pageOf(rows, (environment) => environment.slug, filter);
}
