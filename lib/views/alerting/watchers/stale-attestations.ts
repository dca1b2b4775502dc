import type { SeriesParts } from '@/lib/alerting/detectors/count-series';
import { judgeStaleAttestations } from '@/lib/alerting/detectors/stale-attestations/judge-stale-attestations';
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

const KINDS = ['attestation'];
const BY = ['zone', 'service', 'environment', 'source', 'outcome'] as const;
const partsOf = ({ zone, service }: SeriesParts) => (service === '' ? null : { zone, service });
const isBad = ({ outcome }: SeriesParts) => outcome === 'stale';

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
    const counting = { scope: withoutPolicies(rule.scope), filter: { kinds: KINDS }, by: BY };
    const recent = planRecent(window, Math.max(limit.windowMs, rule.dynamic ? HOUR_MS : 0));
    const [attested, decided, history, silencesAt] = await Promise.all([
      readCountedSeries(counting.scope, counting.filter, BY, [recent]),
      readCountedSeries(counting.scope, { kinds: ['decision'], outcomes: ['allow'] }, BY, [recent]),
      readDynamicHistory(rule, counting, { levels: [partsOf], isBad }, window),
      readSilences(counting.scope, KINDS, window),
    ]);
    const evidence = {
      attested: tallySubjects(attested, partsOf, isBad),
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
