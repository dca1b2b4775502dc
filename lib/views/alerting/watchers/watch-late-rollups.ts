import { judgeCanaries } from '@/lib/alerting/detectors/late-rollups/judge-canaries';
import { listCanaries } from '@/lib/store/canary/list-canaries';
import { readLimits } from './evidence/read-limits';
import type { Watcher } from '../watcher';

const MINUTE_MS = 60_000;

const PARAMETERS = [
  {
    name: 'milliseconds',
    label: 'Later than',
    unit: 'milliseconds',
    initial: 30_000,
    min: 100,
    max: 60_000,
    help: 'After how long an event that Gatehouse sent itself counts as late; one is sent every minute.',
  },
  {
    name: 'minutes',
    label: 'Within',
    unit: 'minutes',
    initial: 10,
    min: 5,
    max: 1_440,
    help: 'The time before now whose own events are looked at.',
  },
  {
    name: 'share',
    label: 'More than',
    unit: 'share',
    initial: 0.5,
    min: 0,
    max: 0.99,
    help: 'The share of its own events that may be late or lost within this time.',
  },
  {
    name: 'fewest',
    label: 'Fewest',
    unit: 'count',
    initial: 3,
    min: 1,
    max: 1_000,
    help: 'With fewer of its own events in this time nobody can tell, as after a start.',
  },
] as const;

/** Gatehouse itself: the way of an event to the screen takes too long, told by the events that it sends itself. */
export const lateRollupsWatcher: Watcher = {
  detector: 'late-rollups',
  parameters: PARAMETERS,
  isCount: false,
  defaults: {
    severity: 'ticket',
    forMinutes: 5,
    keepFiringMinutes: 5,
    cooldownMinutes: 15,
    dedupeBy: ['item'],
  },
  open: async (rule, { fromMs, toMs }) => {
    const { milliseconds: limitMs, minutes, share, fewest } = readLimits(PARAMETERS, rule);
    const windowMs = minutes * MINUTE_MS;
    const canaries = await listCanaries({
      from: new Date(fromMs - windowMs - MINUTE_MS),
      to: new Date(toMs + 1),
    });
    return { judge: (atMs) => [judgeCanaries(canaries, atMs, { windowMs, limitMs, share, fewest })] };
  },
};
