import { judgeCallErrors } from '@/lib/alerting/detectors/call-errors/judge-call-errors';
import type { SeriesParts } from '@/lib/alerting/detectors/count-series';
import { tallySubjects } from '@/lib/alerting/detectors/tallied-subject';
import { tellSilence } from '@/lib/alerting/detectors/tell-silence';
import { readCountedSeries } from '@/lib/store/alerting/evidence/read-counted-series';
import type { ThresholdParameter, Watcher } from '../watcher';
import { alignTo, HOUR_MS, planRecent } from './evidence/plan-pieces';
import { readDynamicHistory } from './evidence/read-dynamic-history';
import { minutes, readLimits, windowParameter, withoutPolicies } from './evidence/read-limits';
import { readSilences } from './evidence/read-silences';

const PARAMETERS = [
  {
    name: 'share',
    label: 'Failed share',
    unit: 'share',
    initial: 0.05,
    min: 0.0001,
    max: 1,
    help: 'The share of calls that may fail within the window; denied calls are not among them.',
  },
  windowParameter(10, 'How much time the share is taken of.'),
  {
    name: 'fewest',
    label: 'Fewest failures',
    unit: 'count',
    initial: 10,
    min: 1,
    max: 100_000,
    help: 'With fewer failed calls in the window nothing is told.',
  },
] as const satisfies readonly ThresholdParameter[];

/** What a policy denied was answered: it counts neither as a call that worked nor as one that failed. */
const FILTER = { kinds: ['flow'], outcomes: ['allowed', 'error'] };
const BY = ['zone', 'service', 'environment', 'targetZone', 'source', 'outcome'] as const;
const ofZone = ({ zone }: SeriesParts) => ({ zone });
const ofService = ({ zone, service }: SeriesParts) => ({ zone, service });
const ofTarget = ({ zone, service, targetZone }: SeriesParts) => ({ zone, service, item: targetZone });
/** Adapters make an error of what was reset, timed out or answered with a status of 500 and more. */
const isBad = ({ outcome }: SeriesParts) => outcome === 'error';

/** F8. A flow has no policy: calls are told apart by the zone and the service that made them. */
export const callErrors: Watcher = {
  detector: 'call-errors',
  parameters: PARAMETERS,
  isCount: true,
  defaults: {
    severity: 'ticket',
    forMinutes: 0,
    keepFiringMinutes: 10,
    cooldownMinutes: 30,
    dedupeBy: ['zone', 'service'],
  },
  async open(rule, window) {
    const { share, windowMinutes, fewest } = readLimits(PARAMETERS, rule);
    const limit = { share, fewest, windowMs: minutes(windowMinutes) };
    const counting = { scope: withoutPolicies(rule.scope), filter: FILTER, by: BY };
    const recent = planRecent(window, Math.max(limit.windowMs, rule.dynamic ? HOUR_MS : 0));
    const [series, history, silencesAt] = await Promise.all([
      readCountedSeries(counting.scope, FILTER, BY, [recent]),
      readDynamicHistory(rule, counting, { levels: [ofZone, ofService], isBad }, window),
      readSilences(counting.scope, FILTER.kinds, window),
    ]);
    const evidence = {
      zones: tallySubjects(series, ofZone, isBad),
      services: tallySubjects(series, ofService, isBad),
      targets: tallySubjects(series, ofTarget, isBad),
      history,
    };
    return {
      judge: tellSilence((atMs) => judgeCallErrors(evidence, limit, alignTo(atMs, recent)), silencesAt),
    };
  },
};
