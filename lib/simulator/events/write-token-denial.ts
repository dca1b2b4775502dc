import type { Decision } from '@/lib/domain/event';
import { formatMicros } from '../format-time';
import type { Site } from '../policies/policy';
import type { Random } from '../random';

/** A gateway refuses a request because of its token, before any function sees it. */
export function writeTokenDenial(
  random: Random,
  at: number,
  { service, environment }: Site,
  { policy, reason }: { policy: string; reason: string },
): Decision {
  return {
    kind: 'decision',
    id: random.uuid(),
    occurredAt: formatMicros(at),
    sentAt: formatMicros(at + random.logNormal(700, 0.6)),
    outcome: 'deny',
    environment,
    service: service.name,
    principal: `customer:cus_${random.hex(8)}`,
    policy,
    rule: 'jwt',
    action: random.pick(['GET', 'GET', 'PUT']),
    resource: `/v1/${service.name}`,
    reason,
    latencyMs: Math.round(random.logNormal(0.2, 0.5) * 1e6) / 1e6,
    traceId: random.hex(32),
    spanId: random.hex(16),
  };
}
