import type { z } from 'zod';
import { makeFirstTree } from '@/lib/alerting/routing/first-tree';
import { toDirectory } from '@/lib/alerting/routing/to-directory';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { saveRoutingSchema, type Receiver, type Route } from '@/lib/domain/alerting/routing';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { readDirectory } from '@/lib/store/routing/read-directory';
import { insertRoutingTree, lockRoutingTree } from '@/lib/store/routing/routing-tree';
import { withTransaction } from '@/lib/store/transaction';
import { requireKnownReceivers } from './require-known-receivers';

/**
 * Makes a tree of routes the one that holds, for messages that are decided on from now on. Needs alerting:write. Throws
 * `conflict` when somebody else saved meanwhile, `invalid-input` for receivers that do not exist.
 */
export async function saveRouting(
  actor: Actor,
  input: z.input<typeof saveRoutingSchema>,
  { now, newId, from }: Occasion,
): Promise<{ version: number }> {
  requirePermission(actor, 'alerting:write');
  requireEveryZone(actor);
  const { tree, base } = saveRoutingSchema.parse(input);
  return withTransaction(async (tx) => {
    const before = await lockRoutingTree(tx);
    if ((before?.version ?? 0) !== base)
      throw new GatehouseError('conflict', `${before!.by} saved version ${before!.version} meanwhile.`, {
        remedy: 'Look at it, then make your changes on top of it.',
      });
    const directory = await readDirectory(now, tx);
    const old = before?.tree ?? makeFirstTree(toDirectory(directory));
    // What was there already may stay, so that one removed channel does not keep everything else from being saved.
    const known = new Set(listReceivers(old, 'tree').map(({ receiver }) => JSON.stringify(receiver)));
    const added = listReceivers(tree, 'tree').filter(({ receiver }) => !known.has(JSON.stringify(receiver)));
    requireKnownReceivers(added, directory);
    const version = base + 1;
    await insertRoutingTree(tx, { version, tree, at: now, by: actor.name });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'routing.changed',
      targets: [{ type: 'routing', id: String(version) }],
      context: from,
      changes: { from: old, to: tree },
    });
    await announceAlerts(tx, now);
    return { version };
  });
}

const listReceivers = (route: Route, path: string): { receiver: Receiver; path: string }[] => [
  ...route.receivers.map((receiver, place) => ({ receiver, path: `${path}.receivers.${place}` })),
  ...route.children.flatMap((child, place) => listReceivers(child, `${path}.children.${place}`)),
];
