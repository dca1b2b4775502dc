import type { Decision } from '@/lib/domain/event';
import { formatMicros } from '../format-time';
import type { CedarAnswer, CedarRequest, EntityUid } from '../policies/cedar-request';
import type { Policy, PolicyRequest, Site } from '../policies/policy';
import type { Random } from '../random';

/** What the log of an embedded engine says of one authorisation. */
export type CedarDecision = Decision & {
  input: CedarRequest;
  result: CedarAnswer;
  latencyMs: number;
};

/** Whether an event is a decision of Cedar's, told with its request. */
export const isCedarDecision = (event: Decision): event is CedarDecision =>
  typeof event.result === 'object' && event.result !== null && 'determining' in event.result;

const writeEntity = ({ type, id }: EntityUid): string => `${type}::${JSON.stringify(id)}`;

/** A decision of an engine of Cedar's that a service embeds; `at` is milliseconds since 1970. */
export function writeCedarDecision(
  random: Random,
  at: number,
  { service, environment }: Site,
  policy: Policy,
  request: PolicyRequest,
  answer: { result: unknown; revision: string; slowness: number; traceId: string | null },
): CedarDecision {
  const input = request.input as CedarRequest;
  const result = answer.result as CedarAnswer;
  const { determining } = result;
  return {
    kind: 'decision',
    id: random.uuid(),
    occurredAt: formatMicros(at),
    sentAt: formatMicros(at + random.logNormal(500, 0.6)),
    outcome: result.allow ? 'allow' : 'deny',
    environment,
    service: service.name,
    principal: writeEntity(input.principal),
    policy: policy.path,
    rule: determining.map(({ id }) => id).join(', '),
    revision: answer.revision,
    action: writeEntity(input.action),
    resource: writeEntity(input.resource),
    reason: determining.map(({ description }) => description).join('; '),
    latencyMs: Math.round(random.logNormal(policy.medianEvaluationMs * answer.slowness, 0.55) * 1e6) / 1e6,
    ...(answer.traceId ? { traceId: answer.traceId, spanId: random.hex(16) } : {}),
    input,
    result,
  };
}
