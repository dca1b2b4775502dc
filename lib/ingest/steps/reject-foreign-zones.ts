import type { EventRecord, Rejection } from '@/lib/domain/event-record';
import type { SpanRecord } from '@/lib/domain/span';
import type { RawRecord } from './split-records';

type Mapped = { records: EventRecord[]; rejections: Rejection[]; spans?: SpanRecord[] };

/**
 * Rejects what a token confined to some zones sends about others, each record of the body (`raw`) once, whether
 * it was an event, a span or both.
 */
export function rejectForeignZones(
  mapped: Mapped,
  zones: readonly string[],
  raw: readonly RawRecord[] = [],
): Required<Mapped> {
  const rejected = new Map<number, Rejection>();
  const isOwn = (record: { index: number; zone: string; payload?: string }): boolean => {
    const { index, zone } = record;
    if (zones.includes(zone)) return true;
    if (!rejected.has(index))
      rejected.set(index, {
        index,
        code: 'zone-not-allowed',
        path: 'zone',
        message: `The token may only send events of ${zones.join(', ')}; this one belongs to ${zone}.`,
        items: raw[index]?.items,
        payload: record.payload ?? raw[index]?.text ?? '',
      });
    return false;
  };
  const records = mapped.records.filter(isOwn);
  const spans = (mapped.spans ?? []).filter(isOwn);
  return { records, spans, rejections: [...mapped.rejections, ...rejected.values()] };
}
