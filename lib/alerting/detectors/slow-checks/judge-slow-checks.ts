import type { AlertCondition } from '@/lib/domain/alerting/condition';
import type { AlertSubject } from '@/lib/domain/alerting/subject';
import { countLeading } from '@/lib/domain/count-leading';
import { exceeds } from '@/lib/slo/exceeds';
import { sayDuration } from '@/lib/slo/words';
import { makeCondition } from '../make-condition';
import { sayCount } from '../words';

/** What takes long: the policy engine's answer, or the way through the sidecar. */
export type CheckMeasure = 'evaluation' | 'sidecar';

/** Latencies of a service by step: the buckets of each step, index → events. Steps ascend by their start. */
export type CheckLatencies = {
  subject: AlertSubject;
  measure: CheckMeasure;
  steps: readonly { atMs: number; buckets: ReadonlyMap<number, number> }[];
};

export type SlowLimit = {
  windowMs: number;
  /** Milliseconds that the p99 may take, by what takes them. */
  p99: Readonly<Record<CheckMeasure, number>>;
  /** With fewer samples a p99 is the slowest of a few. */
  fewest: number;
};

const NAMES: Readonly<Record<CheckMeasure, string>> = {
  evaluation: 'Policy evaluation',
  sidecar: 'The sidecar',
};

/**
 * F5: the p99 of policy evaluation and of sidecars, by service. `quantile` reads one of merged buckets, in milliseconds;
 * null without any.
 */
export const judgeSlowChecks = (
  latencies: readonly CheckLatencies[],
  limit: SlowLimit,
  quantile: (buckets: ReadonlyMap<number, number>, q: number) => number | null,
  atMs: number,
): AlertCondition[] =>
  latencies.map(({ subject, measure, steps }) => {
    const countBefore = (ms: number) => countLeading(steps, (step) => step.atMs < ms);
    const within = steps.slice(countBefore(atMs - limit.windowMs), countBefore(atMs));
    const merged = new Map<number, number>();
    for (const { buckets } of within)
      for (const [index, events] of buckets) merged.set(index, (merged.get(index) ?? 0) + events);
    const samples = [...merged.values()].reduce((sum, events) => sum + events, 0);
    const p99 = quantile(merged, 0.99);
    const most = limit.p99[measure];
    const isTrue = p99 !== null && samples >= limit.fewest && exceeds(p99, most);
    const window = sayDuration(limit.windowMs);
    return makeCondition({
      subject: { ...subject, item: measure },
      outcome: isTrue ? 'true' : 'false',
      value: p99,
      threshold: most,
      unit: 'milliseconds',
      sentence:
        p99 === null
          ? `No latencies of ${measure} in ${window}`
          : `${NAMES[measure]} takes ${sayMilliseconds(p99)} at p99 in ${window} (${sayCount(samples)} samples); ${sayMilliseconds(most)} are allowed`,
      sinceMs: isTrue ? findOnset(within, most, quantile) : null,
    });
  });

/** The first step that is too slow by itself; the first of the window where none is. */
function findOnset(
  steps: CheckLatencies['steps'],
  most: number,
  quantile: (buckets: ReadonlyMap<number, number>, q: number) => number | null,
): number | null {
  const slow = steps.find(({ buckets }) => exceeds(quantile(buckets, 0.99) ?? 0, most));
  return (slow ?? steps[0])?.atMs ?? null;
}

const sayMilliseconds = (ms: number): string =>
  ms >= 1_000
    ? `${Number((ms / 1_000).toPrecision(3)).toLocaleString('en-US')} s`
    : `${Number(ms.toPrecision(3)).toLocaleString('en-US')} ms`;
