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

/**
 * One row in COPY's text format, with its newline. `stamps` are the times of receipt and visibility
 * in their columns. Ids, closed word lists and names of our own need no escape.
 */
export function copyLine(r: EventRecord, stamps: string): string {
  const sentAt = r.sentAt === null ? '\\N' : formatMicros(r.sentAt);
  const who = `${text(r.service)}\t${text(r.environment)}\t${text(r.principal)}`;
  const rule = `${text(r.policy)}\t${text(r.rule)}\t${text(r.revision)}`;
  const what = `${text(r.action)}\t${text(r.resource)}\t${text(r.reason)}`;
  const proof =
    r.kind === 'decision'
      ? NO_PROOF
      : `${text(r.subject)}\t${text(r.host)}\t${text(r.method)}\t${text(r.provider)}`;
  const target = `${text(r.targetService)}\t${text(r.targetZone)}\t${r.traceId ?? '\\N'}\t${r.spanId ?? '\\N'}`;
  const figures =
    r.kind === 'decision'
      ? NO_FIGURES
      : `${number(r.requests)}\t${number(r.evaluated)}\t${number(r.bytes)}\t${number(r.dropped)}`;
  return (
    `${r.id}\t${formatMicros(r.occurredAt)}${stamps}${sentAt}\t${r.source}\t${r.adapter}\t${escape(r.nativeId)}\t${r.kind}\t` +
    `${r.outcome ?? '\\N'}\t${escape(r.zone)}\t${who}\t${rule}\t${what}\t${proof}\t${target}\t${number(r.latencyMs)}\t${figures}\t` +
    `${r.sampleRate}\t${r.clockSkewed ? 't' : 'f'}\t${r.backfill ? 't' : 'f'}\t${escape(r.payload)}\n`
  );
}

/** Columns that no decision has. */
const NO_PROOF = '\\N\t\\N\t\\N\t\\N';
const NO_FIGURES = NO_PROOF;

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
  let stamps = { receivedAt: NaN, text: '' };
  for (const record of records) {
    const { receivedAt } = record;
    if (receivedAt !== stamps.receivedAt)
      stamps = { receivedAt, text: `\t${formatMicros(receivedAt)}\t${visible}\t` };
    chunk += copyLine(record, stamps.text);
    if (chunk.length < CHUNK_CHARACTERS) continue;
    if (!stream.write(chunk))
      await Promise.race([new Promise((drained) => stream.once('drain', drained)), failed]);
    chunk = '';
  }
  stream.end(chunk);
  await Promise.race([finished, failed]);
}
