import { isInScope } from '@/lib/alerting/detectors/is-in-scope';
import { onePerSubject } from '@/lib/alerting/detectors/one-per-subject';
import {
  judgeTelemetry,
  type TelemetryBounds,
} from '@/lib/alerting/detectors/telemetry-loss/judge-telemetry';
import { QUARTER_MS, readSightings } from '@/lib/alerting/detectors/telemetry-loss/read-sightings';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import type { Window } from '@/lib/domain/time-range';
import { listCanaries } from '@/lib/store/canary/list-canaries';
import { listMembers, type MemberPeriod } from '@/lib/store/coverage/list-members';
import { readCoverage } from '@/lib/store/coverage/read-coverage';
import { listDrillMembers } from '@/lib/store/drills/list-drill-members';
import { readLastTelemetry } from '@/lib/store/coverage/read-last-telemetry';
import { readLimits } from './evidence/read-limits';
import type { WatchedRule, Watcher } from '../watcher';

const MINUTE_MS = 60_000;
/** A service that was not seen for so long before a window is not missed in it, unless it is silent since now. */
const SEEN_WITHIN_MS = 2 * 86_400_000;

const PARAMETERS = [
  {
    name: 'minutes',
    label: 'Silent or untagged for',
    unit: 'minutes',
    initial: 30,
    min: 15,
    max: 10_080,
    help: 'How long a service may send nothing, or nothing with its trust tags, after it had done so.',
  },
  {
    name: 'zoneShare',
    label: 'Zone as a whole from',
    unit: 'share',
    initial: 0.5,
    min: 0.05,
    max: 1,
    help: 'From which share of its services on a zone is told of as a whole instead of one service after the other.',
  },
] as const;

/** F2: services of the inventory that fell silent or lost their trust tags. Of the past, to a quarter of an hour. */
export const telemetryLossWatcher: Watcher = {
  detector: 'telemetry-loss',
  parameters: PARAMETERS,
  isCount: false,
  defaults: {
    severity: 'ticket',
    forMinutes: 0,
    keepFiringMinutes: 0,
    cooldownMinutes: 15,
    dedupeBy: ['zone', 'service', 'environment'],
  },
  open: async (rule, { fromMs, toMs }) => {
    const window = { from: new Date(fromMs), to: new Date(toMs + 1) };
    const back = { from: new Date(fromMs - SEEN_WITHIN_MS), to: window.to };
    const [members, drilled, canaries] = await Promise.all([
      listMembers(window),
      listDrillMembers(window),
      listCanaries(back),
    ]);
    const awake = new Set(
      canaries.flatMap(({ sentAt, visibleMs }) =>
        visibleMs === null ? [] : [Math.floor(sentAt / QUARTER_MS)],
      ),
    );
    const { minutes, zoneShare } = readLimits(PARAMETERS, rule);
    const bounds = { boundMs: minutes * MINUTE_MS, zoneShare };
    const { environments } = rule.scope;
    const judges = await Promise.all(
      (environments.length > 0 ? environments : [null]).map((environment) =>
        openEnvironment(rule, members, back, awake, { ...bounds, environment }),
      ),
    );
    // By itself, so that what a drill silences is no part of what is said of its zone.
    if (drilled.length > 0)
      judges.push(await openEnvironment(rule, drilled, back, awake, { ...bounds, environment: null }));
    return { judge: (atMs) => judges.flatMap((judge) => onePerSubject(judge(atMs))) };
  },
};

async function openEnvironment(
  { scope }: WatchedRule,
  members: readonly MemberPeriod[],
  window: Window,
  awake: ReadonlySet<number>,
  bounds: TelemetryBounds,
): Promise<(atMs: number) => AlertCondition[]> {
  const environment = bounds.environment ?? undefined;
  const [days, last] = await Promise.all([
    readCoverage(window, environment, { drills: 'included' }),
    readLastTelemetry(environment),
  ]);
  const sightings = readSightings(days, last);
  const watched = members.filter(
    ({ service, zone, environments }) =>
      isInScope({ ...scope, environments: [] }, { service, zone }) &&
      (environment === undefined || environments.includes(environment)),
  );
  const wasHeard = (quarter: number) => awake.has(quarter) || sightings.isHeard(quarter);
  return (atMs) => judgeTelemetry(watched, sightings, wasHeard, atMs, bounds);
}
