import type pg from 'pg';
import type { EventRecord } from '@/lib/domain/event-record';
import type { Micros } from '@/lib/domain/timestamp';
import type { BinaryRows } from '../copy/binary-rows';
import { copyBinary } from '../copy/copy-binary';

/** The columns of `event` in the order that `writeEvent` writes them. */
export const EVENT_COLUMNS =
  'id, occurred_at, received_at, visible_at, sent_at, source, adapter, native_id, kind, outcome, zone, service, ' +
  'environment, principal, policy, rule, revision, action, resource, reason, subject, host, method, provider, ' +
  'target_service, target_zone, trace_id, span_id, latency_ms, requests, evaluated, bytes, dropped, sample_rate, ' +
  'clock_skewed, backfill, payload, folded';
const COLUMNS = EVENT_COLUMNS.split(',').length;

function writeEvent(rows: BinaryRows, r: EventRecord, visibleAt: Micros): void {
  rows.startRow(COLUMNS);
  rows.uuid(r.id);
  rows.timestamp(r.occurredAt);
  rows.timestamp(r.receivedAt);
  rows.timestamp(visibleAt);
  rows.timestamp(r.sentAt);
  rows.text(r.source);
  rows.text(r.adapter);
  rows.text(r.nativeId);
  rows.text(r.kind);
  rows.text(r.outcome);
  rows.text(r.zone);
  rows.text(r.service);
  rows.text(r.environment);
  rows.text(r.principal);
  rows.text(r.policy);
  rows.text(r.rule);
  rows.text(r.revision);
  rows.text(r.action);
  rows.text(r.resource);
  rows.text(r.reason);
  rows.text(r.subject);
  rows.text(r.host);
  rows.text(r.method);
  rows.text(r.provider);
  rows.text(r.targetService);
  rows.text(r.targetZone);
  rows.text(r.traceId);
  rows.text(r.spanId);
  rows.double(r.latencyMs);
  rows.double(r.requests);
  rows.double(r.evaluated);
  rows.double(r.bytes);
  rows.double(r.dropped);
  rows.double(r.sampleRate);
  rows.boolean(r.clockSkewed);
  rows.boolean(r.backfill);
  rows.text(r.payload);
  rows.smallint(r.folded);
}

/** Copies records into `event`, in order, within the caller's transaction. */
export const copyEvents = (
  client: pg.PoolClient,
  records: readonly EventRecord[],
  visibleAt: Micros,
): Promise<void> =>
  copyBinary(client, `COPY event (${EVENT_COLUMNS}) FROM STDIN (FORMAT binary)`, records, (rows, record) =>
    writeEvent(rows, record, visibleAt),
  );
