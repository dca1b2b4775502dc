import { makeFirstTree } from '@/lib/alerting/routing/first-tree';
import { listUses } from '@/lib/alerting/routing/list-uses';
import { toDirectory } from '@/lib/alerting/routing/to-directory';
import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { EscalationList } from '@/lib/domain/read-models/routing';
import type { Actor } from '@/lib/domain/roles';
import { listEscalationRuns } from '@/lib/store/escalations/list-escalation-runs';
import { readDirectory } from '@/lib/store/routing/read-directory';
import { readRoutingTree } from '@/lib/store/routing/routing-tree';
import { receiverChoices } from '../routing/receiver-choices';

const SHOWN_MS = 86_400_000;
const MOST_SHOWN = 50;

/** The escalation policies, and what of the actor's zones runs by them now or ended within a day. Needs alerts:read. */
export async function listEscalations(actor: Actor, now: Date): Promise<EscalationList> {
  requirePermission(actor, 'alerts:read');
  const [stored, parts, runs] = await Promise.all([
    readRoutingTree(),
    readDirectory(now),
    listEscalationRuns(
      { endedAfter: new Date(now.getTime() - SHOWN_MS), zones: confineToZones(actor) },
      MOST_SHOWN,
    ),
  ]);
  const directory = toDirectory(parts);
  // Routes are named after the zones that they are for.
  const tree = actor.zones === null ? (stored?.tree ?? makeFirstTree(directory)) : null;
  const used = parts.escalations.flatMap(({ steps }) =>
    steps.flatMap(({ receivers }) => receivers.flatMap((each) => ('person' in each ? [each.person] : []))),
  );
  return {
    items: parts.escalations.map(({ updatedAt, ...escalation }) => ({
      ...escalation,
      updatedAt: updatedAt.toISOString(),
      usedBy: listUses((each) => 'escalation' in each && each.escalation === escalation.id, tree, []),
    })),
    runs,
    choices: receiverChoices(actor, directory, new Set(used)),
  };
}
