import { gatherLatencies } from '@/lib/alerting/detectors/slow-checks/gather-latencies';
import { judgeSlowChecks } from '@/lib/alerting/detectors/slow-checks/judge-slow-checks';
import { tellSilence } from '@/lib/alerting/detectors/tell-silence';
import { readCheckLatencies } from '@/lib/store/alerting/evidence/read-check-latencies';
import { readQuantile } from '@/lib/store/rollups/latency-buckets';
import type { ThresholdParameter, Watcher } from '../watcher';
import { alignTo, DAY_MS, HOUR_MS, planHours, planRecent } from './evidence/plan-pieces';
import { minutes, readLimits, windowParameter } from './evidence/read-limits';
import { readSilences } from './evidence/read-silences';

const PARAMETERS = [
  {
    name: 'evaluationMs',
    label: 'Policy evaluation, p99',
    unit: 'milliseconds',
    initial: 50,
    min: 0.01,
    max: 600_000,
    help: 'How long the slowest hundredth of policy evaluations of a service may take.',
  },
  {
    name: 'sidecarMs',
    label: 'Sidecar, p99',
    unit: 'milliseconds',
    initial: 500,
    min: 0.01,
    max: 600_000,
    help: 'How long the slowest hundredth of requests of a service may take through its sidecar.',
  },
  windowParameter(10, 'How much time the percentile is taken of.'),
  {
    name: 'fewest',
    label: 'Fewest samples',
    unit: 'count',
    initial: 50,
    min: 1,
    max: 10_000_000,
    help: 'With fewer samples in the window nothing is told.',
  },
] as const satisfies readonly ThresholdParameter[];

/** Buckets of single minutes over longer stretches than this would not fit into memory. */
const LONG_MS = 2 * DAY_MS;

/** F5. A service waits for every policy that decides about it: what is slow is told apart by zone, service and measure. */
export const slowChecks: Watcher = {
  detector: 'slow-checks',
  parameters: PARAMETERS,
  isCount: false,
  defaults: {
    severity: 'ticket',
    forMinutes: 0,
    keepFiringMinutes: 10,
    cooldownMinutes: 30,
    dedupeBy: ['zone', 'service', 'item'],
  },
  async open(rule, window) {
    const { evaluationMs, sidecarMs, windowMinutes, fewest } = readLimits(PARAMETERS, rule);
    const isLong = window.toMs - window.fromMs > LONG_MS;
    const windowMs = isLong ? Math.max(HOUR_MS, minutes(windowMinutes)) : minutes(windowMinutes);
    const limit = { windowMs, fewest, p99: { evaluation: evaluationMs, sidecar: sidecarMs } };
    const recent = isLong ? planHours(window, windowMs) : planRecent(window, windowMs);
    const [rows, silencesAt] = await Promise.all([
      readCheckLatencies(rule.scope, recent),
      readSilences(rule.scope, ['decision', 'flow'], window),
    ]);
    const latencies = gatherLatencies(rows);
    return {
      judge: tellSilence(
        (atMs) => judgeSlowChecks(latencies, limit, readQuantile, alignTo(atMs, recent)),
        silencesAt,
      ),
    };
  },
};
