import { GatehouseError } from '@/lib/domain/errors';
import type { ChannelRecord } from '@/lib/store/notifications/channel-record';
import { findChannel } from '@/lib/store/notifications/list-channels';
import { parseId } from '../parse-id';

/** The channel of an id from an address. Throws `not-found`. */
export async function getChannel(channelId: string): Promise<ChannelRecord> {
  const found = await findChannel(parseId(channelId, 'channel'));
  if (!found) throw new GatehouseError('not-found', 'There is no such channel.');
  return found;
}
