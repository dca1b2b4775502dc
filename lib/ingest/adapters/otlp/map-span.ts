import { cutText } from '@/lib/domain/cut-text';
import type { Event } from '@/lib/domain/event';
import type { Span } from '@/lib/domain/span';
import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { LONGEST } from '../parts/first-text';
import { refuseIssue } from '../parts/refuse-issue';
import { readAttributes, readNanos, type Attributes, type Nanos } from './otlp-values';
import {
  readAttestationAttributes,
  readDecisionAttributes,
  saysAttestation,
  saysDecision,
} from './read-policy-attributes';
import { readResource, type ResourceFacts } from './read-resource';
import { spanPartSchema, type OtlpSpan } from './record-schemas';
import { sampleRateOf } from './sample-rate';
import { roleOfSpan } from './span-role';

/** A span, kept for its trace, and the decision or attestation that its attributes tell. */
export function mapSpan(part: unknown): MappedRecord {
  const { data, error } = spanPartSchema.safeParse(part);
  if (error) return refuseIssue(error, 'an OTLP span');
  const { span: otlp, scope } = data;
  const startedAt = readNanos(otlp.startTimeUnixNano);
  if (!startedAt)
    return refuse(
      'missing-field',
      'span.startTimeUnixNano',
      'startTimeUnixNano is missing: a span has a start.',
    );
  const durationNs = durationOf(otlp.startTimeUnixNano, otlp.endTimeUnixNano);
  if (durationNs === null)
    return refuse('invalid-field', 'span.endTimeUnixNano', 'The span ends before it starts, or never.');
  const resource = readResource(data.resource);
  const attributes = readAttributes(otlp.attributes);
  const made = makeEvent(otlp, { startedAt, durationNs, resource, attributes });
  if ('refusal' in made) {
    const { code, path, message } = made.refusal;
    return refuse(code, `span.${path}`, message);
  }
  const name = cutText(otlp.name || 'unnamed', LONGEST.name);
  const role = roleOfSpan(name, attributes);
  const span: Span = {
    traceId: otlp.traceId!,
    spanId: otlp.spanId!,
    parentSpanId: otlp.parentSpanId,
    name,
    kind: otlp.kind,
    role,
    startedAt,
    durationNs,
    service: resource.service ?? null,
    environment: resource.environment ?? null,
    zone: resource.zone ?? null,
    status: otlp.status?.code ?? 'unset',
    statusMessage: otlp.status?.message ? cutText(otlp.status.message, 2_000) : null,
    scope: scope?.name ? cutText(scope.name, LONGEST.name) : null,
    attributes: boundLabels(attributes) ?? {},
    measure: measureOf(role, otlp, made.event),
  };
  return { events: made.event ? [made.event] : [], spans: [span] };
}

/** Whole nanoseconds up to what a number counts exactly (104 days); null when the end is before the start. */
function durationOf(start: Nanos, end: Nanos): number | null {
  const nanos = (value: Nanos) => BigInt(typeof value === 'number' ? Math.trunc(value) : (value ?? '0'));
  const difference = nanos(end) - nanos(start);
  return difference < 0n || difference > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(difference);
}

/**
 * A decision's own event counts how long it took. Of a call to an engine the engine's span counts, not the wait
 * of the caller, so that one evaluation is not measured twice.
 */
function measureOf(role: Span['role'], { kind }: OtlpSpan, event: Event | null): Span['measure'] {
  if (role === 'sidecar') return 'sidecar';
  if (role === 'other' || kind === 'client' || event?.kind === 'decision') return null;
  return role === 'policy' ? 'evaluation' : 'attestation';
}

type Facts = { startedAt: string; durationNs: number; resource: ResourceFacts; attributes: Attributes };

function makeEvent(
  { traceId, spanId }: OtlpSpan,
  { startedAt, durationNs, resource, attributes }: Facts,
): { event: Event | null } | { refusal: { code: string; path: string; message: string } } {
  const { service, environment, zone, host } = resource;
  const base = {
    id: `${traceId}:${spanId}`,
    occurredAt: startedAt,
    service,
    environment,
    zone,
    traceId: traceId!,
    spanId: spanId!,
    sampleRate: sampleRateOf(attributes),
    labels: boundLabels({ ...attributes, host }),
  };
  if (saysDecision(attributes)) {
    const read = readDecisionAttributes(attributes);
    if ('refusal' in read) return read;
    const id = read.id ? boundId(read.id) : base.id;
    const latencyMs = read.fields.latencyMs ?? durationNs / 1e6;
    return { event: { kind: 'decision', ...base, ...read.fields, id, latencyMs } };
  }
  if (!saysAttestation(attributes)) return { event: null };
  const read = readAttestationAttributes(attributes);
  if ('refusal' in read) return read;
  const id = read.id ? boundId(read.id) : base.id;
  return { event: { kind: 'attestation', ...base, ...read.fields, id, host: read.fields.host ?? host } };
}
