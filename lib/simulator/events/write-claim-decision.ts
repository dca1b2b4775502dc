import type { Attestation, Decision } from '@/lib/domain/event';
import { formatMicros } from '../format-time';
import type { Random } from '../random';

/** What an engine makes of the claim of a workload, by how its attestation ended. */
const ANSWERS = {
  valid: { outcome: 'allow', rule: 'claim_valid', reason: 'the claim is valid' },
  stale: { outcome: 'allow', rule: 'claim_in_grace', reason: 'the claim ran out and is within its grace' },
  failed: { outcome: 'deny', rule: 'claim_missing', reason: 'there is no claim, or its grace is over' },
} as const;

/** The decision of an engine that asked for the claim which an attestation gives, some milliseconds after it. */
export function writeClaimDecision(
  random: Random,
  at: number,
  attestation: Attestation,
  policy: string,
): Decision {
  const { outcome, rule, reason } = ANSWERS[attestation.outcome];
  return {
    kind: 'decision',
    id: random.uuid(),
    occurredAt: formatMicros(at),
    sentAt: formatMicros(at + random.logNormal(700, 0.6)),
    outcome,
    environment: attestation.environment,
    service: attestation.service,
    principal: attestation.subject,
    policy,
    rule,
    action: 'connect',
    resource: attestation.host,
    reason,
    latencyMs: Math.round(random.logNormal(0.4, 0.5) * 1e6) / 1e6,
    labels: { claim: attestation.outcome, ...(attestation.method ? { method: attestation.method } : {}) },
  };
}
