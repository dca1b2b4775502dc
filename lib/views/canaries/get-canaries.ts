import { requirePermission } from '@/lib/auth/require-permission';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { Canaries } from '@/lib/domain/read-models/canaries';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { readCanaries } from '@/lib/store/canary/read-canaries';

/** As long as a canary is waited for: a younger one may still be on its way. */
const WAIT_MS = 60_000;

/** What became of the canary events of a range. They concern Gatehouse itself, whatever the scope. */
export async function getCanaries(
  actor: Actor,
  { from, to }: Pick<ScopeFilter, 'from' | 'to'>,
  now: Date,
): Promise<Canaries> {
  requirePermission(actor, 'dashboards:read');
  const window = resolveWindow({ from, to }, now);
  const end = new Date(Math.min(window.to.getTime(), now.getTime() - WAIT_MS));
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    ...(await readCanaries({ from: window.from, to: end })),
  };
}
