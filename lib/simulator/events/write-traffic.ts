import type { Event } from '@/lib/domain/event';
import { formatMicros } from '../format-time';
import type { Site } from '../policies/policy';
import type { Random } from '../random';

/** Counters of the content network over the period before `at`, which reports no single requests. */
export function writeTraffic(
  random: Random,
  at: number,
  { service, environment }: Site,
  periodMs: number,
  meanRequests: number,
): Event {
  const requests = random.poisson(meanRequests);
  return {
    kind: 'traffic',
    id: random.uuid(),
    occurredAt: formatMicros(at),
    sentAt: formatMicros(at + 400),
    environment,
    service: service.name,
    windowStart: formatMicros(at - periodMs),
    windowEnd: formatMicros(at),
    requests,
    evaluated: Math.max(0, requests - random.poisson(meanRequests * 0.000_4)),
    errors: Math.min(requests, random.poisson(meanRequests * 0.002)),
  };
}
