import { hashLeaf } from '../hash';
import { checkSealed, listChangedColumns } from './check-columns';
import { nameDisorder, type HashMismatch } from './name-disorder';
import type { Problem } from './problem';
import { readLeaf } from './read-leaf';
import type { StoredEntry } from './stored-entry';

/** Entries from `from` up to but without `to`, with what the tree holds for them. */
export type EntrySlice = {
  from: bigint;
  to: bigint;
  /** In the order of their indexes; those that are not there are missing. */
  entries: readonly StoredEntry[];
  /** The leaf hash that the tree holds for an index; null where it holds none. */
  hashAt: (index: bigint) => Buffer | null;
  /** When the entry before `from` was recorded; null where none is known. */
  recordedBefore: string | null;
};

/** An entry of which something was erased: fields whose values are gone, or the whole leaf (null). */
export type ErasedEntry = { index: bigint; fields: readonly string[] | null };

export type CheckedEntries = {
  problems: Problem[];
  /** To be held against the entries that name erasures. */
  erased: ErasedEntry[];
  /** When the last entry whose time can be believed was recorded. */
  recordedAt: string | null;
};

/**
 * Hashes every entry of a slice and compares: with the hash beside it, with the tree, with the columns it is found by,
 * its erasable values with their commitments, and its time with that of the entry before.
 */
export function checkEntries({ from, to, entries, hashAt, recordedBefore }: EntrySlice): CheckedEntries {
  const problems: Problem[] = [];
  const mismatches: HashMismatch[] = [];
  const erased: ErasedEntry[] = [];
  let recordedAt = recordedBefore;
  let at = 0;
  for (let index = from; index < to; index += 1n) {
    const inTree = hashAt(index);
    const entry = entries[at]?.index === index ? entries[at] : undefined;
    if (!entry) {
      mismatches.push({ index, found: null, inTree });
      continue;
    }
    at += 1;
    const found = entry.leaf ? hashLeaf(entry.leaf) : entry.leafHash;
    if (!inTree?.equals(found) || !found.equals(entry.leafHash)) {
      mismatches.push({ index, found, inTree, beside: entry.leafHash });
      continue;
    }
    if (!entry.leaf) {
      erased.push({ index, fields: null });
      continue;
    }
    const leaf = readLeaf(entry.leaf);
    if (!leaf) {
      problems.push({ kind: 'malformed', first: index, last: index, what: `Entry ${index} is no entry.` });
      continue;
    }
    if (recordedAt !== null && leaf.recordedAt < recordedAt)
      problems.push({
        kind: 'backdated',
        first: index,
        last: index,
        what: `Entry ${index} says that it was recorded at ${leaf.recordedAt}, but the one before it at ${recordedAt}.`,
      });
    else recordedAt = leaf.recordedAt;
    const columns = listChangedColumns(entry, leaf);
    if (columns.length > 0)
      problems.push({
        kind: 'column_changed',
        first: index,
        last: index,
        what: `Beside entry ${index} stands another ${columns.join(', ')} than the entry says.`,
      });
    const { changed, gone } = checkSealed(entry, leaf);
    if (changed.length > 0)
      problems.push({
        kind: 'value_changed',
        first: index,
        last: index,
        what: `What is kept of ${changed.join(', ')} is not what entry ${index} commits to.`,
      });
    if (gone.length > 0) erased.push({ index, fields: gone });
  }
  return { problems: [...nameDisorder(mismatches), ...problems], erased, recordedAt };
}
