import { judgeChannel } from '@/lib/alerting/detectors/failing-channel/judge-channel';
import { listChannelDeliveries, listEnabledChannels } from '@/lib/store/alerting/list-channel-deliveries';
import { listSetAsideMessages } from '@/lib/store/alerting/list-set-aside-messages';
import { readLimits } from './evidence/read-limits';
import type { Watcher } from '../watcher';

const MINUTE_MS = 60_000;

const PARAMETERS = [
  {
    name: 'waitMinutes',
    label: 'Waiting for',
    unit: 'minutes',
    initial: 10,
    min: 1,
    max: 1_440,
    help: 'How long a message may wait in a channel before it counts as late.',
  },
  {
    name: 'minutes',
    label: 'Given up within',
    unit: 'minutes',
    initial: 60,
    min: 5,
    max: 10_080,
    help: 'The time before now in which messages that were given up count.',
  },
  {
    name: 'messages',
    label: 'At least',
    unit: 'count',
    initial: 1,
    min: 1,
    max: 10_000,
    help: 'How many messages must be late or given up.',
  },
] as const;

/** What the messages that never reached a channel are about. */
const WITHOUT_RECEIVERS = 'messages whose receivers cannot be chosen';

/**
 * Gatehouse itself: channels in which messages wait for long or were given up, and messages that were set aside since their
 * receivers could not be chosen. They belong to no zone.
 */
export const failingChannelWatcher: Watcher = {
  detector: 'failing-channel',
  parameters: PARAMETERS,
  isCount: false,
  defaults: {
    severity: 'ticket',
    forMinutes: 0,
    keepFiringMinutes: 5,
    cooldownMinutes: 15,
    dedupeBy: ['item'],
  },
  open: async (rule, { fromMs, toMs }) => {
    const { waitMinutes, minutes, messages } = readLimits(PARAMETERS, rule);
    const bounds = {
      waitMs: waitMinutes * MINUTE_MS,
      windowMs: minutes * MINUTE_MS,
      fewest: messages,
    };
    const [channels, setAside, deliveries] = await Promise.all([
      listEnabledChannels(),
      listSetAsideMessages({ from: new Date(fromMs - bounds.windowMs), to: new Date(toMs) }),
      listChannelDeliveries({
        from: new Date(fromMs - bounds.windowMs),
        to: new Date(toMs),
        waitMs: bounds.waitMs,
      }),
    ]);
    const of = (name: string) => deliveries.filter(({ channel }) => channel === name);
    const unsent = setAside.map(({ createdAt, routedAt, lastError }) => ({
      channel: WITHOUT_RECEIVERS,
      createdAt,
      finishedAt: routedAt,
      isDelivered: true,
      lastError,
    }));
    const byChannel = [
      ...channels.map((name) => ({ name, own: of(name) })),
      ...(unsent.length > 0 ? [{ name: WITHOUT_RECEIVERS, own: unsent }] : []),
    ];
    return { judge: (atMs) => byChannel.map(({ name, own }) => judgeChannel(name, own, atMs, bounds)) };
  },
};
