import { formatMicros, type Micros } from '@/lib/domain/timestamp';

/** The most bytes that a leaf may have: bundles of entries tell lengths in 16 bits. */
export const MAX_LEAF_BYTES = 65_535;

/** A detail that is nobody's personal data; numbers that may grow beyond 2^53 are texts. */
export type EntryData = string | number | boolean | readonly string[];

/** The fields of a leaf that are known before it has its place: spec/audit-log.md §2. Their texts are well-formed. */
export type LeafFields = {
  id: string;
  occurredAt: string;
  actor: { type: string; ref: string };
  action: string;
  targets: readonly { type: string; id: string }[];
  zone: string | null;
  outcome: string | null;
  nonce: string;
  /** Each name once. */
  data: readonly (readonly [name: string, value: EntryData])[];
  /** By field, in the order of the fields' names. */
  sealed: Readonly<Record<string, string>>;
};

/** A leaf with room for the time of recording, which begins at the byte `recordedAt` of the `bytes` of its UTF-8. */
export type LeafDraft = { text: string; bytes: number; recordedAt: number };

/** As long as every time of recording is. */
const ROOM = '0'.repeat(27);
const MARK = '"recordedAt":"';

/**
 * The canonical form of a leaf (RFC 8785) but for its time of recording. The keys are written in their canonical
 * order; for texts, booleans and numbers, JSON.stringify is what that standard builds on, and it leaves out what is
 * undefined. Throws `RangeError` for one that is too long.
 */
export function makeLeafDraft(fields: LeafFields): LeafDraft {
  const { action, actor, data, id, nonce, occurredAt, outcome, sealed, targets, zone } = fields;
  const before = JSON.stringify({
    action,
    actor: { ref: actor.ref, type: actor.type },
    data: Object.fromEntries(data.toSorted(([one], [other]) => (one < other ? -1 : 1))),
    id,
    nonce,
    occurredAt,
    outcome: outcome ?? undefined,
  });
  const after = JSON.stringify({
    sealed,
    targets: targets.map((target) => ({ id: target.id, type: target.type })),
    v: 1,
    zone: zone ?? undefined,
  });
  const start = `${before.slice(0, -1)},${MARK}`;
  const text = `${start}${ROOM}",${after.slice(1)}`;
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_LEAF_BYTES) throw new RangeError(`The audit entry ${id} is too long.`);
  return { text, bytes, recordedAt: Buffer.byteLength(start) };
}

/** Writes the time of recording into the bytes of a draft, which are the leaf from here on. */
export function finishLeaf(bytes: Buffer, recordedAt: number, at: Micros): Buffer {
  bytes.write(formatMicros(at), recordedAt, 'latin1');
  return bytes;
}
