import { listUses } from '@/lib/alerting/routing/list-uses';
import { requirePermission } from '@/lib/auth/require-permission';
import { targetOf } from '@/lib/domain/alerting/channels/channel-target';
import type {
  ChannelState,
  NotificationChannels,
  NotificationChannelView,
} from '@/lib/domain/read-models/notification-channels';
import type { Actor } from '@/lib/domain/roles';
import { listEscalations } from '@/lib/store/escalations/escalations';
import type { ChannelRecord } from '@/lib/store/notifications/channel-record';
import { countWaiting, listChannels, type WaitingDeliveries } from '@/lib/store/notifications/list-channels';
import { readRoutingTree } from '@/lib/store/routing/routing-tree';

/**
 * Every channel with how it does. Needs alerts:read; settings are for those who may change them (alerting:write), secrets
 * for nobody, and what leads to it for those who may see every zone: routes are named after zones.
 */
export async function listNotificationChannels(actor: Actor): Promise<NotificationChannels> {
  requirePermission(actor, 'alerts:read');
  const maySeeSettings = actor.permissions.has('alerting:write') && actor.zones === null;
  const [channels, waiting, routing, escalations] = await Promise.all([
    listChannels(),
    countWaiting(),
    actor.zones === null ? readRoutingTree() : null,
    actor.zones === null ? listEscalations() : [],
  ]);
  const usesOf = (id: string) =>
    listUses(
      (receiver) => 'channel' in receiver && receiver.channel === id,
      routing?.tree ?? null,
      escalations,
    );
  return { items: channels.map((channel) => toView(channel, { waiting, usesOf, maySeeSettings })) };
}

function toView(
  { secret, settings, ...channel }: ChannelRecord,
  {
    waiting,
    usesOf,
    maySeeSettings,
  }: {
    waiting: readonly WaitingDeliveries[];
    usesOf: (id: string) => string[];
    maySeeSettings: boolean;
  },
): NotificationChannelView {
  const waits = waiting.find(({ channelId }) => channelId === channel.id);
  return {
    ...channel,
    state: stateOf(channel),
    target: targetOf(channel.kind, settings, secret)?.shown ?? null,
    isReadable: secret !== null,
    settings: maySeeSettings ? settings : null,
    uses: usesOf(channel.id),
    waiting: waits?.waiting ?? 0,
    waitingSince: waits?.oldest ?? null,
  };
}

function stateOf({
  isEnabled,
  failingSince,
  lastDeliveredAt,
}: Pick<ChannelRecord, 'isEnabled' | 'failingSince' | 'lastDeliveredAt'>): ChannelState {
  if (!isEnabled) return 'paused';
  if (failingSince !== null) return 'failing';
  return lastDeliveredAt === null ? 'unused' : 'working';
}
