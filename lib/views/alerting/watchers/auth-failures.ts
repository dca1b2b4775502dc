import { judgeAuthFailures } from '@/lib/alerting/detectors/auth-failures/judge-auth-failures';
import type { SeriesParts } from '@/lib/alerting/detectors/count-series';
import { tallySubjects } from '@/lib/alerting/detectors/tallied-subject';
import { tellSilence } from '@/lib/alerting/detectors/tell-silence';
import { listRotations } from '@/lib/store/alerting/evidence/list-rotations';
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
    help: 'The share of attempts that may fail within the window.',
  },
  windowParameter(10, 'How much time the share is taken of.'),
  {
    name: 'fewest',
    label: 'Fewest failures',
    unit: 'count',
    initial: 10,
    min: 1,
    max: 100_000,
    help: 'With fewer failed attempts in the window nothing is told.',
  },
  {
    name: 'rotationMinutes',
    label: 'Rotation before',
    unit: 'minutes',
    initial: 60,
    min: 0,
    max: 1_440,
    help: 'How long before the failures began a rotation may lie to be named with them.',
  },
] as const satisfies readonly ThresholdParameter[];

const partsOf = ({ zone, provider }: SeriesParts) => ({ zone, item: provider });
const isBad = ({ outcome }: SeriesParts) => outcome === 'failure';
const COUNTED = {
  filter: { kinds: ['auth'] },
  by: ['zone', 'service', 'environment', 'provider', 'source', 'outcome'],
  levels: [partsOf],
  isBad,
} as const;

/** F3. What fails is told apart by zone and identity provider: one that rotates its keys serves many services. */
export const authFailures: Watcher = {
  detector: 'auth-failures',
  parameters: PARAMETERS,
  isCount: true,
  defaults: {
    severity: 'ticket',
    forMinutes: 0,
    keepFiringMinutes: 10,
    cooldownMinutes: 30,
    dedupeBy: ['zone', 'item'],
  },
  async open(rule, window) {
    const { share, windowMinutes, fewest, rotationMinutes } = readLimits(PARAMETERS, rule);
    const limit = {
      share,
      fewest,
      windowMs: minutes(windowMinutes),
      rotationMs: minutes(rotationMinutes),
    };
    const counted = { ...COUNTED, scope: withoutPolicies(rule.scope) };
    const recent = planWindow(rule, window, limit.windowMs);
    const [{ series, history, silencesAt }, rotations] = await Promise.all([
      readCounted(rule, counted, window, recent),
      listRotations(recent.fromMs - limit.rotationMs, recent.toMs),
    ]);
    const evidence = { providers: tallySubjects(series, partsOf, isBad), rotations, history };
    return {
      judge: tellSilence((atMs) => judgeAuthFailures(evidence, limit, alignTo(atMs, recent)), silencesAt),
    };
  },
};
