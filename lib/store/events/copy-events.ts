import { from } from 'pg-copy-streams';
import type pg from 'pg';
import type { EventRecord } from '@/lib/domain/event-record';
import { formatMicros, type Micros } from '@/lib/domain/timestamp';

/** The columns of `event` in the order that `copyLine` writes them. */
export const EVENT_COLUMNS =
  'id, occurred_at, received_at, visible_at, sent_at, source, adapter, native_id, kind, outcome, zone, service, ' +
  'environment, principal, policy, rule, revision, action, resource, reason, subject, host, method, provider, ' +
  'target_service, target_zone, trace_id, span_id, latency_ms, requests, evaluated, bytes, dropped, sample_rate, ' +
  'clock_skewed, backfill, payload';

const SPECIALS = /[\\\n\r\t\0]/g;
const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  // PostgreSQL's text cannot hold NUL; the replacement character says that something stood here.
  '\0': '\ufffd',
};

/** Searches for single characters are far faster than a pattern, and hardly ever find one. */
const needsEscape = (text: string): boolean =>
  text.includes('\\') ||
  text.includes('\n') ||
  text.includes('\t') ||
  text.includes('\r') ||
  text.includes('\0');

const escape = (text: string): string =>
  needsEscape(text) ? text.replace(SPECIALS, (one) => ESCAPES[one]!) : text;
const text = (value: string | null): string => (value === null ? '\\N' : escape(value));
const number = (value: number | null): string => (value === null ? '\\N' : String(value));

/** One row in COPY's text format, with its newline. Hexadecimal ids and closed word lists need no escape. */
export function copyLine(record: EventRecord, receivedAt: string, visibleAt: string): string {
  const { outcome, traceId, spanId } = record;
  return (
    `${record.id}\t${formatMicros(record.occurredAt)}\t${receivedAt}\t${visibleAt}\t` +
    `${record.sentAt === null ? '\\N' : formatMicros(record.sentAt)}\t${record.source}\t${record.adapter}\t` +
    `${escape(record.nativeId)}\t${record.kind}\t${outcome ?? '\\N'}\t${escape(record.zone)}\t${text(record.service)}\t` +
    `${text(record.environment)}\t${text(record.principal)}\t${text(record.policy)}\t${text(record.rule)}\t` +
    `${text(record.revision)}\t${text(record.action)}\t${text(record.resource)}\t${text(record.reason)}\t` +
    `${text(record.subject)}\t${text(record.host)}\t${text(record.method)}\t${text(record.provider)}\t` +
    `${text(record.targetService)}\t${text(record.targetZone)}\t${traceId ?? '\\N'}\t${spanId ?? '\\N'}\t` +
    `${number(record.latencyMs)}\t${number(record.requests)}\t${number(record.evaluated)}\t${number(record.bytes)}\t` +
    `${number(record.dropped)}\t${record.sampleRate}\t${record.clockSkewed ? 't' : 'f'}\t${record.backfill ? 't' : 'f'}\t` +
    `${escape(record.payload)}\n`
  );
}

/** Enough for one write to be worth its call, little enough to keep memory flat. */
const CHUNK_CHARACTERS = 256 * 1_024;

/** Copies records into `event`, in order, within the caller's transaction. */
export async function copyEvents(
  client: pg.PoolClient,
  records: readonly EventRecord[],
  visibleAt: Micros,
): Promise<void> {
  const stream = client.query(from(`COPY event (${EVENT_COLUMNS}) FROM STDIN`));
  const failed = new Promise<never>((_, reject) => stream.once('error', reject));
  const finished = new Promise<void>((done) => stream.once('finish', () => done()));
  const visible = formatMicros(visibleAt);
  let chunk = '';
  let received: { at: Micros; text: string } = { at: NaN, text: '' };
  for (const record of records) {
    if (record.receivedAt !== received.at)
      received = { at: record.receivedAt, text: formatMicros(record.receivedAt) };
    chunk += copyLine(record, received.text, visible);
    if (chunk.length < CHUNK_CHARACTERS) continue;
    if (!stream.write(chunk))
      await Promise.race([new Promise((drained) => stream.once('drain', drained)), failed]);
    chunk = '';
  }
  stream.end(chunk);
  await Promise.race([finished, failed]);
}
