import { listRoutes, type Receiver } from '@/lib/domain/alerting/routing';
import { listEscalations } from '../escalations/escalations';
import { readRoutingTree } from '../routing/routing-tree';
import type { Transaction } from '../transaction';

/** What sends to a channel by name: routes and escalations, in words. */
export type ChannelUse = { channelId: string; use: string };

/** Every route and escalation that names a channel, as it is now. */
export async function listChannelUses(client?: Transaction): Promise<ChannelUse[]> {
  const [routing, escalations] = await Promise.all([readRoutingTree(client), listEscalations(client)]);
  const uses = (receivers: readonly Receiver[], use: string): ChannelUse[] =>
    receivers.flatMap((receiver) => ('channel' in receiver ? [{ channelId: receiver.channel, use }] : []));
  const found = [
    ...(routing ? listRoutes(routing.tree) : []).flatMap(({ name, receivers }) =>
      uses(receivers, `route ${name}`),
    ),
    ...escalations.flatMap(({ name, steps }) =>
      steps.flatMap(({ receivers }) => uses(receivers, `escalation ${name}`)),
    ),
  ];
  return [...new Map(found.map((one) => [`${one.channelId} ${one.use}`, one])).values()];
}
