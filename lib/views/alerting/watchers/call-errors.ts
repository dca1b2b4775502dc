import { judgeCallErrors } from '@/lib/alerting/detectors/call-errors/judge-call-errors';
import type { SeriesParts } from '@/lib/alerting/detectors/count-series';
import { tallySubjects } from '@/lib/alerting/detectors/tallied-subject';
import { tellSilence } from '@/lib/alerting/detectors/tell-silence';
import type { ThresholdParameter, Watcher } from '../watcher';
import { alignTo, planWindow } from './evidence/plan-pieces';
import { readCounted } from './evidence/read-counted';
import { minutes, readLimits, windowParameter, withoutPolicies } from './evidence/read-limits';

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

const ofZone = ({ zone }: SeriesParts) => ({ zone });
const ofService = ({ zone, service }: SeriesParts) => ({ zone, service });
const ofTarget = ({ zone, service, targetZone }: SeriesParts) => ({ zone, service, item: targetZone });
/** Adapters make an error of what was reset, timed out or answered with a status of 500 and more. */
const isBad = ({ outcome }: SeriesParts) => outcome === 'error';
const COUNTED = {
  // What a policy denied was answered: it counts neither as a call that worked nor as one that failed.
  filter: { kinds: ['flow'], outcomes: ['allowed', 'error'] },
  by: ['zone', 'service', 'environment', 'targetZone', 'source', 'outcome'],
  levels: [ofZone, ofService],
  isBad,
} as const;

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
    const counted = { ...COUNTED, scope: withoutPolicies(rule.scope) };
    const recent = planWindow(rule, window, limit.windowMs);
    const { series, history, silencesAt } = await readCounted(rule, counted, window, recent);
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
