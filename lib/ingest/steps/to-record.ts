import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { isClockSkewed } from '@/lib/domain/clock-skew';
import type { Event } from '@/lib/domain/event';
import type { ChangeRecord, DriftRecord, EventRecord, Refusal } from '@/lib/domain/event-record';
import { formatMicros, parseMicros, type Micros } from '@/lib/domain/timestamp';
import { readAuditApprovals, readChangeApprovals } from './read-approvals';
import { readCertificate } from './read-certificate';
import { readExceptions } from './read-exceptions';
import { findOverlong } from './find-overlong';
import { findZones, type ZoneContext } from './find-zones';

export type RecordContext = ZoneContext & {
  source: string;
  adapter: string;
  receivedAt: Micros;
  /** Events that happened before this are too late to be counted. */
  oldest: Micros;
  backfill: boolean;
};

/** The columns that a kind fills from fields of its own. */
type Columns = Partial<Omit<EventRecord, 'id' | 'kind' | 'payload'>>;

/** Derives the store's identity of an event: the same (source, id) is the same event. */
export function deriveEventId(source: string, nativeId: string): string {
  const hex = hash('sha256', `${source}\0${nativeId}`, 'hex');
  // Version 8 (RFC 9562): a UUID made by the application's own rule.
  const variant = ((parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const TWO_TO_THE_20 = 1_048_576;

/**
 * A checksum of a payload with its length, as a whole number below 2^52. It tells a repeat from
 * another body under the same id by mistake; it is no proof against somebody who wants a collision.
 */
export const hashBody = (payload: string): number =>
  crc32(payload) * TWO_TO_THE_20 + (payload.length % TWO_TO_THE_20);

/** Makes the stored record of an event, or says why it cannot be kept. */
export function toRecord(
  event: Event,
  payload: string,
  index: number,
  context: RecordContext,
): EventRecord | { refusal: Refusal } {
  const occurredAt = parseMicros(event.occurredAt);
  if (Number.isNaN(occurredAt))
    return {
      refusal: { code: 'invalid-field', path: 'occurredAt', message: 'occurredAt is no time that exists.' },
    };
  if (occurredAt < context.oldest)
    return {
      refusal: {
        code: 'too-late',
        path: 'occurredAt',
        message: `The event happened at ${formatMicros(occurredAt)}, before what is retained (${formatMicros(context.oldest)}).`,
      },
    };
  const columns = readColumns(event);
  const { zone, targetZone } = findZones(event, columns, occurredAt, context);
  const record: EventRecord = {
    id: deriveEventId(context.source, event.id),
    index,
    bodyHash: hashBody(payload),
    nativeId: event.id,
    kind: event.kind,
    outcome: columns.outcome ?? null,
    occurredAt,
    receivedAt: context.receivedAt,
    sentAt: event.sentAt ? parseMicros(event.sentAt) || null : null,
    source: context.source,
    adapter: context.adapter,
    zone,
    service: event.service ?? columns.service ?? null,
    environment: event.environment ?? null,
    principal: event.principal ?? columns.principal ?? null,
    policy: columns.policy ?? null,
    rule: columns.rule ?? null,
    revision: columns.revision ?? null,
    action: columns.action ?? null,
    resource: columns.resource ?? null,
    reason: columns.reason ?? null,
    subject: columns.subject ?? null,
    host: columns.host ?? null,
    method: columns.method ?? null,
    provider: columns.provider ?? null,
    targetService: columns.targetService ?? null,
    targetZone,
    traceId: event.traceId?.toLowerCase() ?? null,
    spanId: event.spanId?.toLowerCase() ?? null,
    latencyMs: columns.latencyMs ?? null,
    requests: columns.requests ?? null,
    evaluated: columns.evaluated ?? null,
    bytes: columns.bytes ?? null,
    dropped: columns.dropped ?? null,
    sampleRate: event.sampleRate ?? 1,
    clockSkewed: isClockSkewed(occurredAt / 1_000, context.receivedAt / 1_000),
    backfill: context.backfill,
    payload,
    folded: null,
    change: columns.change ?? null,
    drift: columns.drift ?? null,
    audit: columns.audit ?? null,
    sequence: columns.sequence ?? null,
    instance: columns.instance ?? null,
    ...(columns.approvals && { approvals: columns.approvals }),
    ...(columns.exceptions && { exceptions: columns.exceptions }),
    ...(columns.toRegion && { toRegion: columns.toRegion }),
    ...(columns.certificate && { certificate: columns.certificate }),
  };
  const path = findOverlong(record);
  if (path === null) return record;
  return {
    refusal: {
      code: 'too-long',
      path,
      message: `${path} is too long, together with what is kept beside it.`,
    },
  };
}

/** What an event's kind has beyond the fields of every event. */
export function readColumns(event: Event): Columns {
  switch (event.kind) {
    case 'decision': {
      const {
        outcome,
        policy,
        rule,
        revision,
        action,
        resource,
        reason,
        latencyMs,
        instance,
        targetService,
        targetZone,
      } = event;
      return {
        outcome,
        policy,
        rule: rule ?? null,
        revision: revision ?? null,
        action: action ?? null,
        resource: resource ?? null,
        reason: reason ?? null,
        latencyMs: latencyMs ?? null,
        instance: instance ?? null,
        targetService: targetService ?? null,
        targetZone: targetZone ?? undefined,
        exceptions: readExceptions(event),
      };
    }
    case 'traffic':
      return { requests: event.requests, evaluated: event.evaluated };
    case 'attestation':
      return {
        outcome: event.outcome,
        subject: event.subject,
        host: event.host ?? null,
        method: event.method ?? null,
        reason: event.reason ?? null,
        certificate: readCertificate(event),
      };
    case 'auth':
      return {
        outcome: event.outcome,
        provider: event.provider ?? null,
        method: event.method ?? null,
        reason: event.reason ?? null,
      };
    case 'flow':
      return {
        outcome: event.outcome,
        service: event.sourceService ?? null,
        zone: event.sourceZone ?? undefined,
        policy: event.policy ?? null,
        targetService: event.targetService ?? null,
        targetZone: event.targetZone ?? undefined,
        latencyMs: event.latencyMs ?? null,
        bytes: event.bytes ?? null,
      };
    case 'audit':
      return {
        outcome: event.outcome ?? null,
        principal: event.actor.id,
        subject: event.actor.id,
        action: event.action,
        resource: event.targets.map(({ type, id }) => `${type}/${id}`).join(', ') || null,
        audit: { actor: event.actor, targets: event.targets, context: event.context, changes: event.changes },
        approvals: readAuditApprovals(event),
      };
    case 'heartbeat':
      return {
        outcome: event.tagged ? 'tagged' : 'untagged',
        bytes: event.bytes ?? null,
        reason: event.missingTags.join(', ') || null,
      };
    case 'drift':
      return {
        outcome: event.outcome,
        subject: event.driftId,
        action: event.type,
        policy: event.policy ?? null,
        drift: readDrift(event),
      };
    case 'alert':
      return {
        outcome: event.outcome,
        subject: event.alertId,
        action: event.severity,
        reason: event.title,
        policy: event.policy ?? null,
      };
    case 'change':
      return {
        outcome: event.type,
        policy: event.policy ?? null,
        revision: event.revision ?? null,
        instance: event.instance ?? null,
        principal: event.author ?? undefined,
        change: readChange(event),
        certificate: readCertificate(event),
        approvals: readChangeApprovals(event),
      };
    case 'data-access':
      return {
        outcome: event.outcome,
        action: event.action,
        resource: event.classification,
        rule: event.rule ?? null,
        bytes: event.bytes ?? null,
        toRegion: event.toRegion ?? null,
      };
    case 'source-report':
      return {
        dropped: event.dropped,
        subject: event.labels?.instance ?? null,
        sequence: event.sequence ?? null,
      };
  }
}

function readDrift(event: Extract<Event, { kind: 'drift' }>): DriftRecord {
  const read = (time: string | null | undefined) => (time ? parseMicros(time) || null : null);
  return {
    startedAt: read(event.startedAt),
    startedAfter: read(event.startedAfter),
    detectedAt: read(event.detectedAt) ?? parseMicros(event.occurredAt),
    resolvedAt:
      read(event.resolvedAt) ?? (event.outcome === 'resolved' ? parseMicros(event.occurredAt) : null),
  };
}

function readChange(event: Extract<Event, { kind: 'change' }>): ChangeRecord {
  return {
    type: event.type,
    canaryShare: event.canaryShare ?? null,
    author: event.author ?? null,
    commit: event.commit ?? null,
    message: event.message ?? null,
    url: event.url ?? null,
    reviewUrl: event.reviewUrl ?? null,
    parent: event.parent ?? null,
    files: event.files ?? null,
  };
}
