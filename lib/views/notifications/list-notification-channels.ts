import { requirePermission } from '@/lib/auth/require-permission';
import { targetOf } from '@/lib/domain/alerting/channels/channel-target';
import type {
  ChannelState,
  NotificationChannels,
  NotificationChannelView,
} from '@/lib/domain/read-models/notification-channels';
import type { Actor } from '@/lib/domain/roles';
import type { ChannelRecord } from '@/lib/store/notifications/channel-record';
import { listChannelUses, type ChannelUse } from '@/lib/store/notifications/list-channel-uses';
import { countWaiting, listChannels, type WaitingDeliveries } from '@/lib/store/notifications/list-channels';

/**
 * Every channel with how it does. Needs alerts:read; settings are for those who may change them (alerting:write), secrets
 * for nobody, and what leads to it for those who may see every zone: routes are named after zones.
 */
export async function listNotificationChannels(actor: Actor): Promise<NotificationChannels> {
  requirePermission(actor, 'alerts:read');
  const maySeeSettings = actor.permissions.has('alerting:write') && actor.zones === null;
  const [channels, waiting, uses] = await Promise.all([
    listChannels(),
    countWaiting(),
    actor.zones === null ? listChannelUses() : [],
  ]);
  return { items: channels.map((channel) => toView(channel, { waiting, uses, maySeeSettings })) };
}

function toView(
  { secret, settings, ...channel }: ChannelRecord,
  {
    waiting,
    uses,
    maySeeSettings,
  }: { waiting: readonly WaitingDeliveries[]; uses: readonly ChannelUse[]; maySeeSettings: boolean },
): NotificationChannelView {
  const waits = waiting.find(({ channelId }) => channelId === channel.id);
  return {
    ...channel,
    state: stateOf(channel),
    target: targetOf(channel.kind, settings, secret)?.shown ?? null,
    isReadable: secret !== null,
    settings: maySeeSettings ? settings : null,
    uses: uses.filter(({ channelId }) => channelId === channel.id).map(({ use }) => use),
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
