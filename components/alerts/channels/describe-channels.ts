import { formatCounted } from '@/components/format/format-count';
import type { NotificationChannelView } from '@/lib/domain/read-models/notification-channels';

/** How channels do, in a sentence; the gravest first. */
export function describeChannels(
  channels: readonly Pick<NotificationChannelView, 'state' | 'waiting' | 'uses' | 'name'>[],
): string {
  if (channels.length === 0) return 'Messages go nowhere yet: there is no channel.';
  const failing = channels.filter(({ state }) => state === 'failing');
  const waiting = channels.reduce((sum, channel) => sum + channel.waiting, 0);
  const tail = waiting > 0 ? `; ${formatCounted(waiting, 'message waits', 'messages wait')}` : '';
  if (failing.length > 0)
    return `${failing.map(({ name }) => name).join(', ')} ${failing.length === 1 ? 'fails' : 'fail'}${tail}.`;
  const count = (wanted: NotificationChannelView['state']) =>
    channels.filter(({ state }) => state === wanted).length;
  const words = [
    count('working') > 0 ? formatCounted(count('working'), 'channel works', 'channels work') : null,
    count('unused') > 0 ? `${count('unused')} not tried yet` : null,
    count('paused') > 0 ? `${count('paused')} paused` : null,
  ];
  return `${words.filter(Boolean).join(', ')}${tail}.`;
}
