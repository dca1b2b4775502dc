import { cutText } from '@/lib/domain/cut-text';
import type { Attestation, Decision } from '@/lib/domain/event';
import type { Refusal } from '@/lib/domain/event-record';
import { LONGEST } from '../parts/first-text';
import { readTime } from '../parts/read-time';
import { attributeNumber, attributeText, type Attributes } from './otlp-values';

/**
 * The attributes by which a log record or span says that it is a decision or an attestation. OpenTelemetry has
 * no convention for either: the names of `gatehouse.` and `policy.` or `attestation.` are ours (README, sources),
 * the others are those that engines write.
 */
export const DECISION_OUTCOME = ['gatehouse.decision.outcome', 'policy.outcome'] as const;
export const ATTESTATION_OUTCOME = ['gatehouse.attestation.outcome', 'attestation.outcome'] as const;

const DECISION_WORDS: Record<string, Decision['outcome']> = {
  allow: 'allow',
  allowed: 'allow',
  permit: 'allow',
  deny: 'deny',
  denied: 'deny',
  forbid: 'deny',
  error: 'error',
  unevaluated: 'unevaluated',
  'would-deny': 'would-deny',
};
const ATTESTATION_WORDS: Record<string, Attestation['outcome']> = {
  valid: 'valid',
  success: 'valid',
  failed: 'failed',
  failure: 'failed',
  invalid: 'failed',
  stale: 'stale',
  expired: 'stale',
};

type Fields<T> = Omit<T, 'id' | 'occurredAt' | 'kind'>;
export type Read<T> = { fields: Fields<T>; id: string | undefined } | { refusal: Refusal };

const refusal = (code: string, path: string, message: string): { refusal: Refusal } => ({
  refusal: { code, path, message },
});

export const saysDecision = (attributes: Attributes): boolean =>
  DECISION_OUTCOME.some((name) => Object.hasOwn(attributes, name));
export const saysAttestation = (attributes: Attributes): boolean =>
  ATTESTATION_OUTCOME.some((name) => Object.hasOwn(attributes, name));

function readOutcome<T>(
  attributes: Attributes,
  names: readonly string[],
  words: Record<string, T>,
): { outcome: T } | { refusal: Refusal } {
  const name = names.find((one) => Object.hasOwn(attributes, one))!;
  const value = attributes[name];
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  const outcome = Object.hasOwn(words, word) ? words[word] : undefined;
  return outcome === undefined
    ? refusal(
        'unknown-outcome',
        `attributes.${name}`,
        `${name} is ${JSON.stringify(value)}; use one of ${Object.keys(words).join(', ')}.`,
      )
    : { outcome };
}

const texts =
  (attributes: Attributes) =>
  (field: keyof typeof LONGEST, ...names: readonly string[]): string | undefined => {
    const found = attributeText(attributes, ...names);
    return found === undefined ? undefined : cutText(found, LONGEST[field]);
  };

/** The decision that attributes tell; refused when the outcome is no word for one, or no policy is named. */
export function readDecisionAttributes(attributes: Attributes): Read<Decision> {
  const read = readOutcome(attributes, DECISION_OUTCOME, DECISION_WORDS);
  if ('refusal' in read) return read;
  const text = texts(attributes);
  const policy = text('name', 'gatehouse.policy', 'policy.name', 'policy.path');
  if (policy === undefined)
    return refusal(
      'missing-field',
      'attributes.policy.name',
      'policy.name is missing: a decision names its policy.',
    );
  return {
    id: attributeText(attributes, 'gatehouse.decision.id', 'policy.decision_id', 'opa.decision_id'),
    fields: {
      outcome: read.outcome,
      policy,
      rule: text('name', 'gatehouse.rule', 'policy.rule'),
      revision: text('name', 'gatehouse.revision', 'policy.revision'),
      principal: text('principal', 'gatehouse.principal', 'enduser.id', 'user.id', 'user.name'),
      action: text('text', 'gatehouse.action', 'http.request.method', 'http.method', 'rpc.method'),
      resource: text(
        'text',
        'gatehouse.resource',
        'url.path',
        'http.target',
        'url.full',
        'http.url',
        'rpc.service',
      ),
      reason: text('text', 'gatehouse.reason', 'policy.reason'),
      latencyMs: attributeNumber(attributes, 'gatehouse.latency_ms', 'policy.duration_ms'),
      targetService: text('name', 'gatehouse.target.service', 'peer.service'),
      targetZone: text('name', 'gatehouse.target.zone'),
    },
  };
}

/** The attestation that attributes tell; refused when the outcome is no word for one, or nobody is named. */
export function readAttestationAttributes(attributes: Attributes): Read<Attestation> {
  const read = readOutcome(attributes, ATTESTATION_OUTCOME, ATTESTATION_WORDS);
  if ('refusal' in read) return read;
  const text = texts(attributes);
  const subject = text('principal', 'gatehouse.attestation.subject', 'attestation.subject', 'spiffe.id');
  if (subject === undefined)
    return refusal(
      'missing-field',
      'attributes.attestation.subject',
      'attestation.subject is missing: an attestation says whose it is.',
    );
  return {
    id: attributeText(attributes, 'gatehouse.attestation.id', 'attestation.id'),
    fields: {
      outcome: read.outcome,
      subject,
      host: text('name', 'gatehouse.attestation.host', 'attestation.host', 'host.name', 'k8s.node.name'),
      method: text('name', 'gatehouse.attestation.method', 'attestation.method'),
      reason: text('text', 'gatehouse.attestation.reason', 'attestation.reason'),
      expiresAt: readTime(attributeText(attributes, 'attestation.expires_at')),
    },
  };
}
