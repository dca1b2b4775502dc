import type { Event } from '@/lib/domain/event';
import { refuse, type AdapterContext, type MappedRecord } from '../../adapter';
import { opaLogsAdapter } from '../opa/map-decision-log';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { refuseIssue } from '../parts/refuse-issue';
import { attributeText, readAnyValue, readAttributes, readNanos } from './otlp-values';
import { isOvnAcl, readOvnAcl } from './read-ovn-acl';
import {
  readAttestationAttributes,
  readDecisionAttributes,
  saysAttestation,
  saysDecision,
} from './read-policy-attributes';
import { readResource, type ResourceFacts } from './read-resource';
import { logPartSchema, type LogRecord } from './record-schemas';
import { sampleRateOf } from './sample-rate';

/** The body as a value; a text that is JSON of an OPA decision as the object that it is. */
function readBody(log: LogRecord): unknown {
  const body = readAnyValue(log.body);
  if (typeof body !== 'string' || !body.includes('"decision_id"')) return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

const isOpaDecision = (body: unknown): body is Record<string, unknown> =>
  typeof body === 'object' && body !== null && 'decision_id' in body;

/** Whether a log record becomes an event; all others are telemetry, of which only the volume is kept. */
export function isEventLog(log: LogRecord): boolean {
  const attributes = readAttributes(log.attributes);
  if (saysDecision(attributes) || saysAttestation(attributes)) return true;
  const body = readBody(log);
  return isOpaDecision(body) || isOvnAcl(body);
}

/**
 * The event of a log record: a decision or attestation by its attributes, OPA's decision log or an ACL of OVN by
 * its body. No event for any other, which is no refusal.
 */
export function mapLog(part: unknown, context: AdapterContext): MappedRecord {
  const { data, error } = logPartSchema.safeParse(part);
  if (error) return refuseIssue(error, 'an OTLP log record');
  const log = data.logRecord;
  const resource = readResource(data.resource);
  const attributes = readAttributes(log.attributes);
  const body = readBody(log);
  const base = makeBase(log, resource, context);
  if (saysDecision(attributes)) {
    const read = readDecisionAttributes(attributes);
    if ('refusal' in read) return inLog(read);
    const { id, fields } = read;
    return { events: [{ kind: 'decision', ...base, ...(id && { id: boundId(id) }), ...fields }] };
  }
  if (saysAttestation(attributes)) {
    const read = readAttestationAttributes(attributes);
    if ('refusal' in read) return inLog(read);
    const { id, fields } = read;
    const host = fields.host ?? resource.host;
    return { events: [{ kind: 'attestation', ...base, ...(id && { id: boundId(id) }), ...fields, host }] };
  }
  if (isOpaDecision(body)) return mapOpaBody(body, base, context);
  if (!isOvnAcl(body)) return { events: [] };
  const read = readOvnAcl(body);
  if ('refusal' in read) return read;
  const occurredAt = read.occurredAt ?? base.occurredAt;
  return { events: [{ kind: 'decision', ...base, ...read.fields, occurredAt }] };
}

const inLog = ({
  refusal: { code, path, message },
}: {
  refusal: { code: string; path: string; message: string };
}) => refuse(code, `logRecord.${path}`, message);

type Base = Pick<
  Extract<Event, { kind: 'decision' }>,
  'id' | 'occurredAt' | 'service' | 'environment' | 'zone' | 'traceId' | 'spanId' | 'sampleRate' | 'labels'
>;

function makeBase(log: LogRecord, resource: ResourceFacts, { receivedAt }: AdapterContext): Base {
  const attributes = readAttributes(log.attributes);
  const { service, environment, zone, host } = resource;
  const uid = attributeText(attributes, 'log.record.uid');
  return {
    id: uid
      ? boundId(uid)
      : deriveId('log', resource.attributes, attributes, readAnyValue(log.body), [
          String(log.timeUnixNano ?? 0),
          String(log.observedTimeUnixNano ?? 0),
          log.traceId,
          log.spanId,
          log.eventName,
        ]),
    occurredAt: readNanos(log.timeUnixNano) ?? readNanos(log.observedTimeUnixNano) ?? receivedAt,
    service,
    environment,
    zone,
    traceId: log.traceId ?? undefined,
    spanId: log.spanId ?? undefined,
    sampleRate: sampleRateOf(attributes),
    labels: boundLabels({ ...attributes, host, severity: log.severityText, eventName: log.eventName }),
  };
}

/** OPA's own fields count; what its entry does not say is filled in from the log record around it. */
function mapOpaBody(body: Record<string, unknown>, base: Base, context: AdapterContext): MappedRecord {
  const mapped = opaLogsAdapter.map(body, context);
  if ('refusal' in mapped) {
    const { code, path, message } = mapped.refusal;
    return refuse(code, path ? `logRecord.body.${path}` : 'logRecord.body', message);
  }
  return {
    events: mapped.events.map((event) => ({
      ...event,
      service: event.service ?? base.service,
      environment: event.environment ?? base.environment,
      zone: event.zone ?? base.zone,
      traceId: event.traceId ?? base.traceId,
      spanId: event.spanId ?? base.spanId,
    })),
  };
}
