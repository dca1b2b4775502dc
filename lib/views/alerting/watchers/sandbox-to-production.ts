import { sumBetween, type SeriesParts } from '@/lib/alerting/detectors/count-series';
import {
  judgeSandboxReach,
  USUAL_DAYS,
} from '@/lib/alerting/detectors/sandbox-to-production/judge-sandbox-reach';
import { tallySubjects } from '@/lib/alerting/detectors/tallied-subject';
import { tellSilence } from '@/lib/alerting/detectors/tell-silence';
import { readCountedSeries } from '@/lib/store/alerting/evidence/read-counted-series';
import { listStoredZones } from '@/lib/store/inventory/list-stored-zones';
import type { ThresholdParameter, Watcher } from '../watcher';
import { listTimes } from './evidence/list-times';
import { alignTo, DAY_MS, HOUR_MS, planBefore, planRecent } from './evidence/plan-pieces';
import { readDynamicHistory } from './evidence/read-dynamic-history';
import { readLimits, withoutPolicies } from './evidence/read-limits';
import { readMeasured } from './evidence/read-measured';
import { readSilences } from './evidence/read-silences';

const PARAMETERS = [
  {
    name: 'attempts',
    label: 'Attempts',
    unit: 'count',
    initial: 10,
    min: 0,
    max: 1_000_000,
    help: 'How many attempts in an hour are not worth a ticket, whatever is usual.',
  },
  {
    name: 'deviations',
    label: 'Deviations above the median',
    unit: 'times',
    initial: 6,
    min: 1,
    max: 20,
    help: 'How many robust deviations above the same hour of the two weeks before an hour may be.',
  },
] as const satisfies readonly ThresholdParameter[];

const FILTER = { kinds: ['flow', 'decision'], outcomes: ['denied', 'deny'], acrossZones: true };
const BY = ['zone', 'service', 'environment', 'targetZone', 'source', 'outcome'] as const;
const isBad = () => true;

/**
 * Unauthorised attempts from sandboxes to production. The inventory says what is which: sandboxes are the zones of low trust
 * (of those in the rule's scope), production those of high trust. What a policy permits between them is no attempt. A pair
 * of zones is what alerts are told apart by.
 */
export const sandboxToProduction: Watcher = {
  detector: 'sandbox-to-production',
  parameters: PARAMETERS,
  isCount: true,
  defaults: {
    severity: 'ticket',
    forMinutes: 0,
    keepFiringMinutes: 60,
    cooldownMinutes: 240,
    dedupeBy: ['zone', 'item'],
  },
  async open(rule, window) {
    const limit = readLimits(PARAMETERS, rule);
    const zones = await listStoredZones(null);
    const of = (level: 'low' | 'high') =>
      zones.flatMap(({ slug, trustLevel }) => (trustLevel === level ? [slug] : []));
    const production = new Set(of('high'));
    const isInScope = (zone: string) => rule.scope.zones.length === 0 || rule.scope.zones.includes(zone);
    const scope = { ...withoutPolicies(rule.scope), zones: [] };
    const filter = { ...FILTER, zones: of('low').filter(isInScope) };
    if (filter.zones.length === 0) return { judge: () => [] };
    const partsOf = ({ zone, targetZone }: SeriesParts) =>
      production.has(targetZone) ? { zone, item: `${zone} → ${targetZone}` } : null;
    const recent = planRecent(window, HOUR_MS);
    const [series, history, silencesAt] = await Promise.all([
      readCountedSeries(scope, filter, BY, [recent]),
      readDynamicHistory(rule, { scope, filter, by: BY, levels: [partsOf], isBad }, window),
      readSilences({ ...scope, zones: filter.zones }, FILTER.kinds, window),
    ]);
    const times = listTimes(window);
    const isNear = tallySubjects(series, partsOf, isBad).some(({ bad }) =>
      times.some((atMs) => sumBetween(bad, atMs - HOUR_MS, atMs).weight > limit.attempts),
    );
    const backMs = USUAL_DAYS * DAY_MS + HOUR_MS;
    const [before, measured] =
      isNear && !history
        ? await Promise.all([
            readCountedSeries(scope, filter, BY, planBefore(recent, backMs)),
            readMeasured(scope, FILTER.kinds, {
              fromMs: recent.fromMs - backMs - HOUR_MS,
              toMs: recent.toMs,
            }),
          ])
        : [[], { at: [], totals: [] }];
    const evidence = { pairs: tallySubjects([...before, ...series], partsOf, isBad), measured, history };
    return {
      judge: tellSilence((atMs) => judgeSandboxReach(evidence, limit, alignTo(atMs, recent)), silencesAt),
    };
  },
};
