import { findRoutingProblems } from '@/lib/alerting/routing/find-routing-problems';
import { makeFirstTree } from '@/lib/alerting/routing/first-tree';
import { toDirectory } from '@/lib/alerting/routing/to-directory';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { listRoutes } from '@/lib/domain/alerting/routing';
import type { Routing } from '@/lib/domain/read-models/routing';
import type { Actor } from '@/lib/domain/roles';
import { listUnreachedMessages } from '@/lib/store/routing/list-unreached-messages';
import { readDirectory } from '@/lib/store/routing/read-directory';
import { readRoutingTree } from '@/lib/store/routing/routing-tree';
import { receiverChoices } from './receiver-choices';

const SHOWN_MS = 7 * 86_400_000;
const MOST_SHOWN = 20;

/**
 * The tree of routes that holds, what keeps its messages from people, and which messages did not arrive. Needs alerts:read
 * and every zone: it names all of them.
 */
export async function getRouting(actor: Actor, now: Date): Promise<Routing> {
  requirePermission(actor, 'alerts:read');
  requireEveryZone(actor);
  const [stored, parts, unreached] = await Promise.all([
    readRoutingTree(),
    readDirectory(now),
    listUnreachedMessages(new Date(now.getTime() - SHOWN_MS), MOST_SHOWN),
  ]);
  const directory = toDirectory(parts);
  const tree = stored?.tree ?? makeFirstTree(directory);
  const used = listRoutes(tree).flatMap(({ receivers }) =>
    receivers.flatMap((receiver) => ('person' in receiver ? [receiver.person] : [])),
  );
  return {
    version: stored?.version ?? 0,
    tree,
    savedAt: stored?.at.toISOString() ?? null,
    savedBy: stored?.by ?? null,
    choices: receiverChoices(actor, directory, new Set(used)),
    findings: findRoutingProblems(tree, directory, now.getTime()),
    unreached,
  };
}
