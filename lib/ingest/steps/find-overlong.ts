import type { EventRecord } from '@/lib/domain/event-record';

/** PostgreSQL's indexes hold rows of up to 2,704 bytes; this leaves room for their headers. */
const MOST_BYTES = 2_500;
/** UTF-8 needs at most this many bytes for a UTF-16 unit. */
const BYTES_PER_UNIT = 3;

/** Fields that lie together in one row of an index: those of a series, of a revision, and the subject. */
const INDEXED = [
  ['outcome', 'source', 'zone', 'service', 'environment', 'policy', 'targetZone', 'method', 'provider'],
  ['policy', 'revision'],
  ['subject'],
] as const satisfies (keyof EventRecord)[][];

/** The longest field of a record that does not fit the store's indexes, or null when all fit. */
export function findOverlong(record: EventRecord): string | null {
  for (const names of INDEXED) {
    let units = 0;
    for (const name of names) units += record[name]?.length ?? 0;
    if (units * BYTES_PER_UNIT <= MOST_BYTES) continue;
    const sizes = names.map((name) => ({ name, bytes: Buffer.byteLength(record[name] ?? '') }));
    if (sizes.reduce((sum, { bytes }) => sum + bytes, 0) > MOST_BYTES)
      return sizes.toSorted((left, right) => right.bytes - left.bytes)[0]!.name;
  }
  return null;
}
