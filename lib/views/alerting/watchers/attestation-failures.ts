import { judgeAttestationFailures } from '@/lib/alerting/detectors/attestation-failures/judge-attestation-failures';
import type { SeriesParts } from '@/lib/alerting/detectors/count-series';
import { tallySubjects } from '@/lib/alerting/detectors/tallied-subject';
import { tellSilence } from '@/lib/alerting/detectors/tell-silence';
import { listStoredZones } from '@/lib/store/inventory/list-stored-zones';
import type { ThresholdParameter, Watcher } from '../watcher';
import { alignTo, planWindow } from './evidence/plan-pieces';
import { readCounted } from './evidence/read-counted';
import { minutes, readLimits, windowParameter, withoutPolicies } from './evidence/read-limits';

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

const ofPlace = ({ zone, environment }: SeriesParts) => ({ zone, environment });
const ofHost = ({ zone, environment, host }: SeriesParts) => ({ zone, environment, item: host });
const isBad = ({ outcome }: SeriesParts) => outcome === 'failed';
const COUNTED = {
  filter: { kinds: ['attestation'] },
  by: ['zone', 'service', 'environment', 'host', 'source', 'outcome'],
  levels: [ofPlace, ofHost],
  isBad,
} as const;

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
    const counted = { ...COUNTED, scope: withoutPolicies(rule.scope) };
    const recent = planWindow(rule, window, limit.windowMs);
    const [{ series, history, silencesAt }, zones] = await Promise.all([
      readCounted(rule, counted, window, recent),
      listStoredZones(null),
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
