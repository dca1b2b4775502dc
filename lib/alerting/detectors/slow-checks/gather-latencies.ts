import { NO_SUBJECT } from '@/lib/domain/alerting/subject';
import { groupBy } from '@/lib/domain/group-by';
import { drillOf } from '../tallied-subject';
import type { CheckLatencies, CheckMeasure } from './judge-slow-checks';

/** Latencies of a service in an environment: one element for each bucket of each step. */
export type LatencySteps = {
  measure: CheckMeasure;
  zone: string;
  service: string;
  environment: string;
  at: readonly number[];
  idx: readonly number[];
  events: readonly number[];
};

/** Gathers latencies by service; the environment is told where it is the only one. */
export function gatherLatencies(rows: readonly LatencySteps[]): CheckLatencies[] {
  const groups = groupBy(rows, (row) => JSON.stringify([row.measure, row.zone, row.service, drillOf(row)]));
  return [...groups.values()].map((members) => {
    const { measure, zone, service, environment } = members[0]!;
    const steps = new Map<number, Map<number, number>>();
    for (const { at, idx, events } of members)
      at.forEach((atMs, index) => {
        const buckets = steps.get(atMs) ?? new Map<number, number>();
        buckets.set(idx[index]!, (buckets.get(idx[index]!) ?? 0) + events[index]!);
        steps.set(atMs, buckets);
      });
    return {
      subject: {
        ...NO_SUBJECT,
        zone: zone || null,
        service,
        environment: members.length === 1 && environment !== '' ? environment : null,
      },
      measure,
      steps: [...steps]
        .map(([atMs, buckets]) => ({ atMs, buckets }))
        .toSorted((one, other) => one.atMs - other.atMs),
    };
  });
}
