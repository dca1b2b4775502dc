import type { SeriesParts } from '@/lib/alerting/detectors/count-series';
import { judgeSingleDenials } from '@/lib/alerting/detectors/single-denials/judge-single-denials';
import { tallySubjects } from '@/lib/alerting/detectors/tallied-subject';
import { tellSilence } from '@/lib/alerting/detectors/tell-silence';
import { readCountedSeries } from '@/lib/store/alerting/evidence/read-counted-series';
import type { ThresholdParameter, Watcher } from '../watcher';
import { alignTo, DAY_MS, HOUR_MS, planDays, planRecent } from './evidence/plan-pieces';
import { readCounted } from './evidence/read-counted';
import { minutes, readLimits, windowParameter } from './evidence/read-limits';

const PARAMETERS = [
  {
    name: 'denials',
    label: 'Denials',
    unit: 'count',
    initial: 0,
    min: 0,
    max: 100_000,
    help: 'How many denials of a service by a policy are not worth a ticket, after days without any.',
  },
  windowParameter(60, 'How much time they are counted in.'),
  {
    name: 'quietDays',
    label: 'Days without',
    unit: 'days',
    initial: 7,
    min: 1,
    max: 30,
    help: 'For how many days before there must have been none.',
  },
  {
    name: 'fewestBefore',
    label: 'Fewest decisions before',
    unit: 'count',
    initial: 1_000,
    min: 1,
    max: 10_000_000,
    help: 'With fewer decisions in those days nobody knows that denials are rare.',
  },
] as const satisfies readonly ThresholdParameter[];

const partsOf = ({ zone, service, policy }: SeriesParts) => ({ zone, service, policy });
const isBad = ({ outcome }: SeriesParts) => outcome === 'deny';
const DENIED = {
  filter: { kinds: ['decision'], outcomes: ['deny'] },
  by: ['zone', 'service', 'environment', 'policy', 'source', 'outcome'],
  levels: [partsOf],
  isBad,
} as const;

/** A denial where there is none on other days: a ticket, never a page by default. */
export const singleDenials: Watcher = {
  detector: 'single-denials',
  parameters: PARAMETERS,
  isCount: true,
  defaults: {
    severity: 'ticket',
    forMinutes: 0,
    keepFiringMinutes: 60,
    cooldownMinutes: 1_440,
    dedupeBy: ['service', 'policy'],
  },
  async open(rule, window) {
    const { denials, windowMinutes, quietDays, fewestBefore } = readLimits(PARAMETERS, rule);
    const limit = { denials, fewestBefore, windowMs: minutes(windowMinutes), quietMs: quietDays * DAY_MS };
    const { scope } = rule;
    const recent = planRecent(window, Math.max(limit.windowMs, HOUR_MS) + HOUR_MS);
    const { series, history, silencesAt } = await readCounted(rule, { ...DENIED, scope }, window, recent);
    const names = (name: 'policy' | 'service') => [...new Set(series.map((each) => each[name]))];
    const decided =
      series.length === 0 || history
        ? []
        : await readCountedSeries(
            scope,
            { kinds: ['decision'], policies: names('policy'), services: names('service') },
            DENIED.by,
            planDays(window, { recentMs: limit.windowMs, beforeMs: limit.quietMs }),
          );
    const evidence = {
      denied: tallySubjects(series, partsOf, isBad),
      decided: new Map(tallySubjects(decided, partsOf, isBad).map((each) => [each.key, each])),
      history,
    };
    return {
      judge: tellSilence((atMs) => judgeSingleDenials(evidence, limit, alignTo(atMs, recent)), silencesAt),
    };
  },
};
