import { judgeAttestationFailures } from '@/lib/alerting/detectors/attestation-failures/judge-attestation-failures';
import type { SeriesParts } from '@/lib/alerting/detectors/count-series';
import { tallySubjects } from '@/lib/alerting/detectors/tallied-subject';
import { tellSilence } from '@/lib/alerting/detectors/tell-silence';
import { readCountedSeries } from '@/lib/store/alerting/evidence/read-counted-series';
import { listStoredZones } from '@/lib/store/inventory/list-stored-zones';
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
    initial: 0.1,
    min: 0.0001,
    max: 1,
    help: 'The share of attestations that may fail within the window, of a place or of one host.',
  },
  windowParameter(15, 'How much time the share is taken of.'),
  {
    name: 'fewest',
    label: 'Fewest failures',
    unit: 'count',
    initial: 5,
    min: 1,
    max: 100_000,
    help: 'With fewer failed attestations in the window nothing is told.',
  },
] as const satisfies readonly ThresholdParameter[];

const KINDS = ['attestation'];
const BY = ['zone', 'service', 'environment', 'host', 'source', 'outcome'] as const;
const ofPlace = ({ zone, environment }: SeriesParts) => ({ zone, environment });
const ofHost = ({ zone, environment, host }: SeriesParts) => ({ zone, environment, item: host });
const isBad = ({ outcome }: SeriesParts) => outcome === 'failed';

/**
 * What fails is told apart by place and host, which attest for many services. The inventory does not say which environments
 * are of production: zones of the highest trust are; a failure elsewhere is a ticket.
 */
export const attestationFailures: Watcher = {
  detector: 'attestation-failures',
  parameters: PARAMETERS,
  isCount: true,
  defaults: {
    severity: 'page',
    forMinutes: 0,
    keepFiringMinutes: 15,
    cooldownMinutes: 30,
    dedupeBy: ['zone', 'environment', 'item'],
  },
  async open(rule, window) {
    const { share, windowMinutes, fewest } = readLimits(PARAMETERS, rule);
    const limit = { share, fewest, windowMs: minutes(windowMinutes) };
    const counting = { scope: withoutPolicies(rule.scope), filter: { kinds: KINDS }, by: BY };
    const recent = planRecent(window, Math.max(limit.windowMs, rule.dynamic ? HOUR_MS : 0));
    const [series, zones, history, silencesAt] = await Promise.all([
      readCountedSeries(counting.scope, counting.filter, BY, [recent]),
      listStoredZones(null),
      readDynamicHistory(rule, counting, { levels: [ofPlace, ofHost], isBad }, window),
      readSilences(counting.scope, KINDS, window),
    ]);
    const evidence = {
      places: tallySubjects(series, ofPlace, isBad),
      hosts: tallySubjects(series, ofHost, isBad),
      production: new Set(zones.flatMap(({ slug, trustLevel }) => (trustLevel === 'high' ? [slug] : []))),
      history,
    };
    return {
      judge: tellSilence(
        (atMs) => judgeAttestationFailures(evidence, limit, alignTo(atMs, recent)),
        silencesAt,
      ),
    };
  },
};
