import type { CountedSeries, SeriesParts } from '@/lib/alerting/detectors/count-series';
import {
  BEFORE_MS,
  judgeMassDenials,
  type DenialLimit,
} from '@/lib/alerting/detectors/mass-denials/judge-mass-denials';
import { tallyBetween, tallySubjects, type TalliedSubject } from '@/lib/alerting/detectors/tallied-subject';
import { tellSilence } from '@/lib/alerting/detectors/tell-silence';
import { readCountedSeries } from '@/lib/store/alerting/evidence/read-counted-series';
import type { ThresholdParameter, Watcher } from '../watcher';
import { listTimes } from './evidence/list-times';
import { alignTo, HOUR_MS, planBefore, planWindow } from './evidence/plan-pieces';
import { readActivations } from './evidence/read-activations';
import { readCounted } from './evidence/read-counted';
import { minutes, readLimits, windowParameter } from './evidence/read-limits';

const PARAMETERS = [
  {
    name: 'rise',
    label: 'Rise',
    unit: 'share',
    initial: 0.05,
    min: 0.001,
    max: 1,
    help: 'By how much of all decisions the share of denials may rise above that of the week before.',
  },
  {
    name: 'times',
    label: 'Times the share before',
    unit: 'times',
    initial: 2,
    min: 1,
    max: 100,
    help: 'Up to how many times the share of the week before it may be.',
  },
  windowParameter(10, 'How much time the share is taken of.'),
  {
    name: 'fewest',
    label: 'Fewest denials',
    unit: 'count',
    initial: 10,
    min: 1,
    max: 100_000,
    help: 'With fewer denials in the window nothing is told.',
  },
  {
    name: 'activationMinutes',
    label: 'Activation before',
    unit: 'minutes',
    initial: 60,
    min: 0,
    max: 1_440,
    help: 'How long before the denials began an activation may lie to be named with them.',
  },
] as const satisfies readonly ThresholdParameter[];

const ofPolicy = ({ zone, policy }: SeriesParts) => ({ zone, policy });
const ofService = ({ zone, policy, service }: SeriesParts) => ({ zone, policy, service });
const isBad = ({ outcome }: SeriesParts) => outcome === 'deny';
const COUNTED = {
  filter: { kinds: ['decision'] },
  by: ['zone', 'service', 'environment', 'policy', 'source', 'outcome'],
  levels: [ofPolicy, ofService],
  isBad,
} as const;

/** F4. */
export const massDenials: Watcher = {
  detector: 'mass-denials',
  parameters: PARAMETERS,
  isCount: true,
  defaults: {
    severity: 'page',
    forMinutes: 0,
    keepFiringMinutes: 10,
    cooldownMinutes: 30,
    dedupeBy: ['service', 'policy'],
  },
  async open(rule, window) {
    const { rise, times, windowMinutes, fewest, activationMinutes } = readLimits(PARAMETERS, rule);
    const limit: DenialLimit = {
      rise,
      times,
      fewest,
      windowMs: minutes(windowMinutes),
      activationMs: minutes(activationMinutes),
    };
    const recent = planWindow(rule, window, limit.windowMs);
    const { scope } = rule;
    const { series, history, silencesAt } = await readCounted(rule, { ...COUNTED, scope }, window, recent);
    const policies = listDenying(series, limit, listTimes(window));
    // What was before is only read of policies that deny much at some time: on a quiet day none.
    const [before, activations] =
      policies.length === 0
        ? [[], []]
        : await Promise.all([
            history
              ? []
              : readCountedSeries(
                  scope,
                  { ...COUNTED.filter, policies },
                  COUNTED.by,
                  planBefore(recent, BEFORE_MS + HOUR_MS),
                ),
            readActivations({ fromMs: recent.fromMs - limit.activationMs, toMs: recent.toMs }),
          ]);
    const all = [...before, ...series];
    const denying = new Set(policies);
    const evidence = {
      policies: tallySubjects(all, ofPolicy, isBad),
      services: tallySubjects(
        all.filter(({ policy, service }) => service !== '' && denying.has(policy)),
        ofService,
        isBad,
      ),
      activations,
      history,
    };
    return {
      judge: tellSilence((atMs) => judgeMassDenials(evidence, limit, alignTo(atMs, recent)), silencesAt),
    };
  },
};

/** The policies that deny enough at any of the times to be looked at closely, as a whole or in one service. */
function listDenying(
  series: readonly CountedSeries[],
  { windowMs, fewest, rise }: DenialLimit,
  times: readonly number[],
): string[] {
  const denies = (each: TalliedSubject) =>
    times.some((atMs) => {
      const { badEvents, share } = tallyBetween(each, atMs - windowMs, atMs);
      return badEvents >= fewest && share! > rise;
    });
  const policies = new Set<string>();
  for (const partsOf of COUNTED.levels)
    for (const each of tallySubjects(series, partsOf, isBad)) {
      const { policy } = each.subject;
      if (policy !== null && !policies.has(policy) && denies(each)) policies.add(policy);
    }
  return [...policies];
}
