import type { SeriesParts } from '@/lib/alerting/detectors/count-series';
import {
  judgeCrossZoneTrend,
  TREND_WEEKS,
} from '@/lib/alerting/detectors/cross-zone-trend/judge-cross-zone-trend';
import { keyOfParts, tallySubjects } from '@/lib/alerting/detectors/tallied-subject';
import { tellSilence } from '@/lib/alerting/detectors/tell-silence';
import { readAttemptDays } from '@/lib/store/alerting/evidence/read-attempt-days';
import type { ThresholdParameter, Watcher } from '../watcher';
import { DAY_MS, HOUR_MS, planHours, planRecent } from './evidence/plan-pieces';
import { readCounted } from './evidence/read-counted';
import { readLimits, withoutPolicies } from './evidence/read-limits';
import { readMeasured } from './evidence/read-measured';

const PARAMETERS = [
  {
    name: 'deviations',
    label: 'Deviations above the median',
    unit: 'times',
    initial: 5,
    min: 1,
    max: 20,
    help: 'How many robust deviations above the median of earlier days the last 24 hours may be.',
  },
  {
    name: 'times',
    label: 'Times the median',
    unit: 'times',
    initial: 1.5,
    min: 1,
    max: 100,
    help: 'Up to how many times the median of earlier days they may be.',
  },
  {
    name: 'attempts',
    label: 'Attempts',
    unit: 'count',
    initial: 20,
    min: 0,
    max: 10_000_000,
    help: 'How many attempts in 24 hours are not worth a ticket, whatever is usual.',
  },
] as const satisfies readonly ThresholdParameter[];

const pairOf = (zone: string, targetZone: string) => ({ zone, item: `${zone} → ${targetZone}` });
const partsOf = ({ zone, targetZone }: SeriesParts) => pairOf(zone, targetZone);
const isBad = () => true;
const COUNTED = {
  // What M8 counts as an unauthorised attempt.
  filter: { kinds: ['flow', 'decision'], outcomes: ['denied', 'deny'], acrossZones: true },
  by: ['zone', 'service', 'environment', 'targetZone', 'source', 'outcome'],
  levels: [partsOf],
  isBad,
} as const;

/** Attempts are told apart by pair of zones, as M8 does: many services and policies take part in one. */
export const crossZoneTrend: Watcher = {
  detector: 'cross-zone-trend',
  parameters: PARAMETERS,
  isCount: true,
  defaults: {
    severity: 'ticket',
    forMinutes: 0,
    keepFiringMinutes: 120,
    cooldownMinutes: 720,
    dedupeBy: ['zone', 'item'],
  },
  async open(rule, window) {
    const limit = readLimits(PARAMETERS, rule);
    const scope = withoutPolicies(rule.scope);
    const lastDay = Math.ceil(window.toMs / DAY_MS);
    const firstDay = Math.floor(window.fromMs / DAY_MS) - 7 * TREND_WEEKS - 2;
    const piece = rule.dynamic ? planRecent(window, HOUR_MS) : planHours(window, DAY_MS);
    const [{ series, history, silencesAt }, days, measured] = await Promise.all([
      readCounted(rule, { ...COUNTED, scope }, window, piece),
      readAttemptDays(scope, { fromDay: firstDay, toDay: lastDay }),
      readMeasured(scope, COUNTED.filter.kinds, { fromMs: firstDay * DAY_MS, toMs: lastDay * DAY_MS }),
    ]);
    const byPair = new Map<string, Map<number, number>>();
    for (const { zone, targetZone, day, attempts } of days) {
      const key = keyOfParts(pairOf(zone, targetZone));
      byPair.set(key, (byPair.get(key) ?? new Map<number, number>()).set(day, attempts));
    }
    const evidence = {
      pairs: tallySubjects(series, partsOf, isBad),
      days: byPair,
      measured: new Set(measured.at.map((at) => Math.floor(at / DAY_MS))),
      history,
    };
    return { judge: tellSilence((atMs) => judgeCrossZoneTrend(evidence, limit, atMs), silencesAt) };
  },
};
