import type { Decision } from '@/lib/domain/event';
import { formatMicros } from '../format-time';
import { isAllowed, type Policy, type PolicyRequest, type Site } from '../policies/policy';
import type { GatewayInput } from '../policies/gateway';
import { drawCaller } from './draw-caller';
import type { Random } from '../random';

/** Sources of the low-trust edge let go of one event in ten. */
export const EDGE_SAMPLE_RATE = 0.1;

/** A decision of the edge gateway, which evaluates its policy itself and reports a sample. */
export function writeGatewayDecision(
  random: Random,
  at: number,
  { service, environment }: Site,
  policy: Policy,
  request: PolicyRequest,
  answer: { result: unknown; revision: string; slowness: number },
): Decision {
  const { client, method, path } = request.input as GatewayInput;
  const { rule, reason } = answer.result as { rule: string; reason: string };
  return {
    kind: 'decision',
    id: random.uuid(),
    occurredAt: formatMicros(at),
    sentAt: formatMicros(at + random.logNormal(700, 0.6)),
    outcome: isAllowed(answer.result) ? 'allow' : 'deny',
    environment,
    service: service.name,
    principal: `ip:${client.ip}`,
    policy: policy.path,
    rule,
    revision: answer.revision,
    action: method,
    resource: path,
    reason,
    latencyMs: Math.round(random.logNormal(policy.medianEvaluationMs * answer.slowness, 0.5) * 1e6) / 1e6,
    sampleRate: EDGE_SAMPLE_RATE,
    traceId: random.hex(32),
    spanId: random.hex(16),
    input: request.input,
    result: answer.result,
  };
}

const WAYS_AROUND = [
  { way: 'pod-ip', reason: 'the request reached the pod by its address, past the sidecar' },
  { way: 'sidecar-not-injected', reason: 'the pod runs without a sidecar' },
  { way: 'host-network', reason: 'a job on the host network called the container port' },
  { way: 'engine-timeout', reason: 'the filter is set to fail open and the engine did not answer in time' },
];

/** A request that a service answered although no policy had evaluated it. */
export function writeUnevaluated(
  random: Random,
  at: number,
  { service, environment }: Site,
  policy: string,
  sampleRate: number,
): Decision {
  const { way, reason } = random.pick(WAYS_AROUND);
  return {
    kind: 'decision',
    id: random.uuid(),
    occurredAt: formatMicros(at),
    sentAt: formatMicros(at + random.logNormal(900, 0.6)),
    outcome: 'unevaluated',
    environment,
    service: service.name,
    principal: drawCaller(random, service),
    policy,
    action: random.pick(['GET', 'GET', 'POST']),
    resource: random.pick(['/v1/status', '/internal/export', '/v1/items', '/metrics']),
    reason,
    sampleRate,
    labels: { way },
  };
}
