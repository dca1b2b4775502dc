import { expect, it } from 'vitest';
import type { ChannelState } from '@/lib/domain/read-models/notification-channels';
import { describeChannels } from './describe-channels';

const channel = (name: string, state: ChannelState, waiting = 0) => ({ name, state, waiting, uses: [] });

it.each([
  [[], 'Messages go nowhere yet: there is no channel.'],
  [[channel('a', 'working'), channel('b', 'working')], '2 channels work.'],
  [
    [channel('a', 'working'), channel('b', 'unused'), channel('c', 'paused', 1)],
    '1 channel works, 1 not tried yet, 1 paused; 1 message waits.',
  ],
  [[channel('Pager', 'failing', 3), channel('b', 'working')], 'Pager fails; 3 messages wait.'],
  [[channel('Pager', 'failing'), channel('Mail', 'failing')], 'Pager, Mail fail.'],
])('%o is told as "%s"', (channels, expected) => {
  expect(describeChannels(channels)).toBe(expected);
});
