import type { EventRecord, Rejection } from '@/lib/domain/event-record';

type Mapped = { records: EventRecord[]; rejections: Rejection[] };

/** Rejects what a token confined to some zones sends about others. */
export function rejectForeignZones(mapped: Mapped, zones: readonly string[]): Mapped {
  const rejections = [...mapped.rejections];
  const records = mapped.records.filter((record) => {
    if (zones.includes(record.zone)) return true;
    rejections.push({
      index: record.index,
      code: 'zone-not-allowed',
      path: 'zone',
      message: `The token may only send events of ${zones.join(', ')}; this one belongs to ${record.zone}.`,
      payload: record.payload,
    });
    return false;
  });
  return { records, rejections };
}
