import { z } from 'zod';
import { parseIndexRange } from './index-ranges';

/** The action of the entry that tells of an erasure. */
export const ERASE_ACTION = 'log.erase';

const leafSchema = z.object({
  action: z.literal(ERASE_ACTION),
  data: z.object({
    source: z.literal('gatehouse'),
    indexes: z.array(z.string()),
    fields: z.array(z.string()),
  }),
});

/** What an entry says was erased: of which entries, and what of them (`leaf` for all but the hash). */
export type Erasure = { ranges: { first: bigint; last: bigint }[]; fields: string[] };

/** What the leaf of an entry `log.erase` of the log itself says; null for every other leaf, or a broken one. */
export function readErasure(leaf: Uint8Array): Erasure | null {
  let said: unknown;
  try {
    said = JSON.parse(Buffer.from(leaf).toString('utf8'));
  } catch {
    return null;
  }
  const parsed = leafSchema.safeParse(said);
  if (!parsed.success) return null;
  const { indexes, fields } = parsed.data.data;
  const ranges = indexes.map(parseIndexRange);
  return ranges.some((range) => range === null)
    ? null
    : { ranges: ranges.filter((range) => range !== null), fields };
}

/** What the log says was erased, gathered from its entries: an entry without its leaf that nobody named is a finding. */
export class ErasureIndex {
  private readonly byField = new Map<string, { first: bigint; last: bigint }[]>();
  private isSorted = true;

  /** Takes a leaf of the log, whatever it is; true where it tells of an erasure. */
  add(leaf: Uint8Array): boolean {
    const erasure = readErasure(leaf);
    if (!erasure) return false;
    for (const field of erasure.fields) {
      const known = this.byField.get(field) ?? [];
      for (const range of erasure.ranges) known.push(range);
      this.byField.set(field, known);
    }
    this.isSorted = false;
    return true;
  }

  /** Whether an entry was named with this field, or (for a field) as erased as a whole. */
  names(index: bigint, field = 'leaf'): boolean {
    if (!this.isSorted) this.merge();
    return this.has(index, field) || (field !== 'leaf' && this.has(index, 'leaf'));
  }

  private has(index: bigint, field: string): boolean {
    const ranges = this.byField.get(field) ?? [];
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ranges[middle]!.last < index) low = middle + 1;
      else high = middle;
    }
    const found = ranges[low];
    return found !== undefined && found.first <= index;
  }

  /** Ascending and without overlaps, so that a search by halves finds what it looks for. */
  private merge(): void {
    for (const [field, ranges] of this.byField) {
      const merged: { first: bigint; last: bigint }[] = [];
      for (const range of ranges.toSorted((one, other) => (one.first < other.first ? -1 : 1))) {
        const open = merged.at(-1);
        if (open && range.first <= open.last + 1n)
          open.last = range.last > open.last ? range.last : open.last;
        else merged.push({ ...range });
      }
      this.byField.set(field, merged);
    }
    this.isSorted = true;
  }
}
