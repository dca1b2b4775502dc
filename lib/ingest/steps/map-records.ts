import type { Event } from '@/lib/domain/event';
import type { EventRecord, Refusal, Rejection } from '@/lib/domain/event-record';
import type { SpanRecord } from '@/lib/domain/span';
import type { Adapter, AdapterContext } from '../adapter';
import type { RawRecord } from './split-records';
import { hashBody, toRecord, type RecordContext } from './to-record';
import { toSpanRecord } from './to-span-record';
import { unwrapCloudEvent } from './unwrap-cloud-event';

export type MapContext = {
  adapter: Adapter;
  adapterContext: AdapterContext;
  recordContext: RecordContext;
  isCloudEvents: boolean;
};

const REFUSALS: Record<'too-deep' | 'not-json', Refusal> = {
  'too-deep': { code: 'too-deep', path: '', message: 'The event nests deeper than is read.' },
  'not-json': { code: 'not-json', path: '', message: 'The line is not JSON.' },
};

/** Every record ends as stored events or as exactly one rejection, in the order they came. */
export function mapRecords(
  raw: RawRecord[],
  context: MapContext,
): { events: Event[]; records: EventRecord[]; spans: SpanRecord[]; rejections: Rejection[] } {
  const events: Event[] = [];
  const records: EventRecord[] = [];
  const spans: SpanRecord[] = [];
  const rejections: Rejection[] = [];
  raw.forEach((one, index) => {
    const mapped = mapOne(one, index, context);
    if ('refusal' in mapped)
      rejections.push({ index, ...mapped.refusal, items: one.items, payload: one.text });
    else {
      events.push(...mapped.events);
      records.push(...mapped.records);
      spans.push(...mapped.spans);
    }
  });
  return { events, records, spans, rejections };
}

function mapOne(
  raw: RawRecord,
  index: number,
  context: MapContext,
): { events: Event[]; records: EventRecord[]; spans: SpanRecord[] } | { refusal: Refusal } {
  if (raw.error) return { refusal: REFUSALS[raw.error] };
  let { value } = raw;
  if (context.isCloudEvents) {
    const inner = unwrapCloudEvent(value);
    if ('refusal' in inner) return inner;
    value = inner.value;
  }
  const mapped = context.adapter.map(value, context.adapterContext);
  if ('refusal' in mapped) return mapped;
  const records: EventRecord[] = [];
  for (const event of mapped.events) {
    const record = toRecord(event, raw.text, index, context.recordContext);
    // A record is taken whole or not at all: its payload can then be replayed whole.
    if ('refusal' in record) return record;
    // Of several events of one record each has a body of its own: what one repeats, another may not.
    if (mapped.events.length > 1) record.bodyHash = hashBody(JSON.stringify(event));
    records.push(record);
  }
  const spans: SpanRecord[] = [];
  for (const span of mapped.spans ?? []) {
    const record = toSpanRecord(span, index, context.recordContext);
    if ('refusal' in record) return record;
    spans.push(record);
  }
  return { events: mapped.events, records, spans };
}
