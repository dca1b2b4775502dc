import type { SeriesParts } from '@/lib/alerting/detectors/count-series';
import { judgeStaleAttestations } from '@/lib/alerting/detectors/stale-attestations/judge-stale-attestations';
import { tallySubjects } from '@/lib/alerting/detectors/tallied-subject';
import { tellSilence } from '@/lib/alerting/detectors/tell-silence';
import { readCountedSeries } from '@/lib/store/alerting/evidence/read-counted-series';
import type { ThresholdParameter, Watcher } from '../watcher';
import { alignTo, planWindow } from './evidence/plan-pieces';
import { readCounted } from './evidence/read-counted';
import { minutes, readLimits, windowParameter, withoutPolicies } from './evidence/read-limits';

const PARAMETERS = [
  {
    name: 'stale',
    label: 'Stale attestations',
    unit: 'count',
    initial: 2,
    min: 0,
    max: 100_000,
    help: 'How many attestations of a service may be stale within the window while its requests are allowed.',
  },
  windowParameter(30, 'How much time they are counted in.'),
] as const satisfies readonly ThresholdParameter[];

const partsOf = ({ zone, service }: SeriesParts) => (service === '' ? null : { zone, service });
const isBad = ({ outcome }: SeriesParts) => outcome === 'stale';
const COUNTED = {
  filter: { kinds: ['attestation'] },
  by: ['zone', 'service', 'environment', 'source', 'outcome'],
  levels: [partsOf],
  isBad,
} as const;
const ALLOWED = { kinds: ['decision'], outcomes: ['allow'] };

/** Attestations have no policy: what is accepted though stale is told apart by zone and service. */
export const staleAttestations: Watcher = {
  detector: 'stale-attestations',
  parameters: PARAMETERS,
  isCount: true,
  defaults: {
    severity: 'ticket',
    forMinutes: 0,
    keepFiringMinutes: 30,
    cooldownMinutes: 60,
    dedupeBy: ['zone', 'service'],
  },
  async open(rule, window) {
    const { stale, windowMinutes } = readLimits(PARAMETERS, rule);
    const limit = { stale, windowMs: minutes(windowMinutes) };
    const counted = { ...COUNTED, scope: withoutPolicies(rule.scope) };
    const recent = planWindow(rule, window, limit.windowMs);
    const [{ series, history, silencesAt }, decided] = await Promise.all([
      readCounted(rule, counted, window, recent),
      readCountedSeries(counted.scope, ALLOWED, COUNTED.by, [recent]),
    ]);
    const evidence = {
      attested: tallySubjects(series, partsOf, isBad),
      decided: tallySubjects(decided, partsOf, () => true),
      history,
    };
    return {
      judge: tellSilence(
        (atMs) => judgeStaleAttestations(evidence, limit, alignTo(atMs, recent)),
        silencesAt,
      ),
    };
  },
};
