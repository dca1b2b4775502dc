import { z } from 'zod';
import type { PendingEntry } from '@/lib/audit-log/make-entry';

/** What of an entry is read before it has its place; the leaf and the sealed values are carried as they are. */
const headSchema = z.object({
  id: z.string(),
  occurredAt: z.number(),
  actorType: z.string(),
  actorRef: z.string(),
  action: z.string(),
  targetKeys: z.array(z.string()),
  zone: z.string().nullable(),
  outcome: z.string().nullable(),
  source: z.string(),
  /** Where the time of recording begins in the leaf. */
  recordedAt: z.number().int(),
  leafBytes: z.number().int(),
  sealedBytes: z.number().int(),
});
const headsSchema = z.array(headSchema);

/** An entry as it waits in the store: as `PendingEntry`, its sealed values as JSON. */
export type StoredPending = Omit<PendingEntry, 'leaf' | 'sealed'> & {
  leaf: { bytes: Buffer; recordedAt: number };
  sealed: Buffer;
};

const LENGTH_BYTES = 4;

/**
 * Entries as one row of `audit_pending` holds them: the length of what comes next, a JSON array of what must be read,
 * then each entry's leaf and its sealed values. So whoever gives them their places need not read those again.
 */
export function writePending(entries: readonly PendingEntry[]): Buffer {
  const bodies: string[] = [];
  const heads = entries.map((entry): z.infer<typeof headSchema> => {
    const { leaf } = entry;
    const values = JSON.stringify(entry.sealed);
    bodies.push(leaf.text, values);
    return {
      id: entry.id,
      occurredAt: entry.occurredAt,
      actorType: entry.actorType,
      actorRef: entry.actorRef,
      action: entry.action,
      targetKeys: entry.targetKeys,
      zone: entry.zone,
      outcome: entry.outcome,
      source: entry.source,
      recordedAt: leaf.recordedAt,
      leafBytes: leaf.bytes,
      sealedBytes: Buffer.byteLength(values),
    };
  });
  const head = JSON.stringify(heads);
  // The texts are joined first: one row is one piece of memory, however many entries it holds.
  const row = Buffer.from(`\0\0\0\0${head}${bodies.join('')}`);
  row.writeUInt32BE(Buffer.byteLength(head));
  return row;
}

/** The entries of such a row. Throws for bytes that are none. */
export function readPending(row: Buffer): StoredPending[] {
  const end = LENGTH_BYTES + row.readUInt32BE();
  const heads = headsSchema.parse(JSON.parse(row.toString('utf8', LENGTH_BYTES, end)));
  let at = end;
  const take = (length: number): Buffer => {
    if (at + length > row.length) throw new RangeError('A row of audit_pending is shorter than it says.');
    at += length;
    return row.subarray(at - length, at);
  };
  return heads.map(({ recordedAt, leafBytes, sealedBytes, ...head }) => ({
    ...head,
    leaf: { bytes: take(leafBytes), recordedAt },
    sealed: take(sealedBytes),
  }));
}
