import type { SeriesParts } from '@/lib/alerting/detectors/count-series';
import { judgeFailedPushes } from '@/lib/alerting/detectors/failed-pushes/judge-failed-pushes';
import { tallySubjects } from '@/lib/alerting/detectors/tallied-subject';
import { tellSilence } from '@/lib/alerting/detectors/tell-silence';
import { listSourcesOfAdapters } from '@/lib/store/alerting/evidence/list-sources-of-adapters';
import type { ThresholdParameter, Watcher } from '../watcher';
import { alignTo, planWindow } from './evidence/plan-pieces';
import { readCounted } from './evidence/read-counted';
import { minutes, readLimits, windowParameter, withoutPolicies } from './evidence/read-limits';

const PARAMETERS = [
  {
    name: 'failures',
    label: 'Failed pushes',
    unit: 'count',
    initial: 2,
    min: 0,
    max: 100_000,
    help: 'How many pushes of one source may fail within the window.',
  },
  windowParameter(30, 'How much time they are counted in.'),
] as const satisfies readonly ThresholdParameter[];

/**
 * Whose failures are pushes that did not arrive. Each tells of nothing but its deliveries, so every failed audit event of
 * theirs counts: of Flux a reconciliation, health check or fetch with severity `error` (or a Kubernetes Event of type
 * Warning); of Argo CD a sync that failed, a Warning, or a comparison that could not be made; of Terraform and OpenTofu a
 * plan or apply that ended in an error. What arrived is a deploy, a change. OPA's status tells which bundles were activated,
 * but its adapter keeps no record of a download that failed; audit events of other sources say too little to tell a push.
 */
const ADAPTERS = ['flux', 'argocd', 'terraform'];

const partsOf = ({ zone, source }: SeriesParts) => ({ zone, item: source });
const isBad = ({ kind, outcome }: SeriesParts) => kind === 'audit' && outcome === 'failure';
const COUNTED = {
  by: ['kind', 'zone', 'service', 'environment', 'source', 'outcome'],
  levels: [partsOf],
  isBad,
} as const;

/** F8. What fails is told apart by zone and source: a control plane that is down fails to push everything it has. */
export const failedPushes: Watcher = {
  detector: 'failed-pushes',
  parameters: PARAMETERS,
  isCount: true,
  defaults: {
    severity: 'ticket',
    forMinutes: 0,
    keepFiringMinutes: 30,
    cooldownMinutes: 60,
    dedupeBy: ['zone', 'item'],
  },
  async open(rule, window) {
    const { failures, windowMinutes } = readLimits(PARAMETERS, rule);
    const limit = { failures, windowMs: minutes(windowMinutes) };
    const sources = await listSourcesOfAdapters(ADAPTERS);
    const filter = { kinds: ['audit', 'change'], sources };
    const counted = { ...COUNTED, scope: withoutPolicies(rule.scope), filter };
    const recent = planWindow(rule, window, limit.windowMs);
    const { series, history, silencesAt } = await readCounted(rule, counted, window, recent);
    const pushing = new Set(sources);
    const evidence = { sources: tallySubjects(series, partsOf, isBad), history };
    return {
      judge: tellSilence(
        (atMs) => judgeFailedPushes(evidence, limit, alignTo(atMs, recent)),
        (atMs) => silencesAt(atMs).filter(({ source }) => pushing.has(source)),
      ),
    };
  },
};
