import { readLeaf } from './read-leaf';

/** Entries from `first` to `last`. */
export type IndexRange = { first: bigint; last: bigint };

/** The action of an entry that names what was erased: `data.indexes` holds decimals, or ranges as "from-to". */
export const ERASE_ACTION = 'log.erase';

/** The entries that a leaf names as erased; none where it is no such leaf. */
export function listErasedRanges(leaf: Uint8Array): IndexRange[] {
  const fields = readLeaf(leaf);
  const indexes = fields?.action === ERASE_ACTION ? fields.data.indexes : null;
  const texts = typeof indexes === 'string' ? indexes.split(',') : Array.isArray(indexes) ? indexes : [];
  return texts.flatMap((text): IndexRange[] => {
    const match = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(String(text));
    if (!match) return [];
    const first = BigInt(match[1]!);
    return [{ first, last: match[2] === undefined ? first : BigInt(match[2]) }];
  });
}
