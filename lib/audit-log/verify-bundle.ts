import { parseMicros, type Micros } from '@/lib/domain/timestamp';
import { parseCheckpoint, type Checkpoint } from './checkpoint';
import { appendLeaf, countRoots, rootOf, type Frontier } from './frontier';
import { hashLeaf } from './hash';
import { openNote } from './signed-note';
import type { VerifierKey } from './verifier-key';

/** A key and the sizes at which it may have signed: from, and to (null while it is the current one). */
export type RangedKey = { key: VerifierKey; fromSize: bigint; toSize: bigint | null };

/** An entry of an export: its leaf, or only the hash of one that was erased. */
export type BundleEntry = { leaf: Uint8Array } | { leafHash: Buffer };

export type Bundle = {
  /** Where the export begins, with the roots of the complete subtrees before it; 0 and none for a whole log. */
  minIndex: bigint;
  frontier: readonly Buffer[];
  entries: readonly BundleEntry[];
};

export const BUNDLE_VERDICTS = [
  'ok',
  'malformed',
  'invalid_signature',
  'no_trusted_signature',
  'origin_mismatch',
  'key_not_valid',
  'size_mismatch',
  'root_mismatch',
  'rollback',
  'fork',
  'inconsistent',
  'trusted_below_min_index',
  'backdated',
  'postdated',
] as const;
export type BundleVerdict = (typeof BUNDLE_VERDICTS)[number];

type Expected = {
  origin: string;
  keys: readonly RangedKey[];
  /** The signed checkpoint that the export claims to be of. */
  checkpoint: Uint8Array;
  /** One that was kept outside, if any. */
  trusted: Uint8Array | null;
  /** Between which times the entries must have been recorded, by witnesses; null where nobody says. */
  notBefore?: Micros | null;
  notAfter?: Micros | null;
};

const TOLERANCE: Micros = 60_000_000;

/**
 * Verifies an export of a log without the log: the first check that fails, in the order of the specification, with the
 * index of the first bad entry where that can be said.
 */
export function verifyBundle(
  expected: Expected,
  bundle: Bundle,
): { verdict: BundleVerdict; index: bigint | null } {
  const opened = openCheckpoint(expected.checkpoint, expected);
  if (typeof opened === 'string') return { verdict: opened, index: null };
  const { minIndex, frontier, entries } = bundle;
  if (minIndex + BigInt(entries.length) !== opened.size || frontier.length !== countRoots(minIndex))
    return { verdict: 'size_mismatch', index: null };
  let trusted: Checkpoint | null = null;
  if (expected.trusted) {
    const kept = openCheckpoint(expected.trusted, expected);
    if (typeof kept === 'string') return { verdict: kept, index: null };
    trusted = kept;
  }
  let tree: Frontier = { size: minIndex, roots: frontier };
  let rootAtTrusted: Buffer | null = trusted?.size === minIndex ? rootOf(tree) : null;
  for (const entry of entries) {
    ({ frontier: tree } = appendLeaf(tree, 'leaf' in entry ? hashLeaf(entry.leaf) : entry.leafHash));
    if (tree.size === trusted?.size) rootAtTrusted = rootOf(tree);
  }
  if (!rootOf(tree).equals(opened.root)) return { verdict: 'root_mismatch', index: null };
  const kept = trusted && compareTrusted(trusted, opened, minIndex, rootAtTrusted);
  if (kept) return { verdict: kept, index: null };
  return checkTimes(entries, minIndex, expected);
}

/** A signed checkpoint of this origin by a key that is valid for its size, or what is wrong with it. */
export function openCheckpoint(
  note: Uint8Array,
  { origin, keys }: { origin: string; keys: readonly RangedKey[] },
): Checkpoint | BundleVerdict {
  const opened = openNote(
    note,
    keys.map(({ key }) => key),
  );
  if (opened.verdict !== 'ok') return opened.verdict;
  const checkpoint = parseCheckpoint(opened.text);
  if (!checkpoint) return 'malformed';
  if (checkpoint.origin !== origin) return 'origin_mismatch';
  const { size } = checkpoint;
  const isValid = keys.some(
    ({ key, fromSize, toSize }) =>
      opened.verified.includes(key) && size >= fromSize && (toSize === null || size <= toSize),
  );
  return isValid ? checkpoint : 'key_not_valid';
}

function compareTrusted(
  trusted: Checkpoint,
  presented: Checkpoint,
  minIndex: bigint,
  rootAtTrusted: Buffer | null,
): BundleVerdict | null {
  if (trusted.size > presented.size) return 'rollback';
  if (trusted.size === presented.size) return trusted.root.equals(presented.root) ? null : 'fork';
  if (trusted.size < minIndex) return 'trusted_below_min_index';
  // A tree begins with every other where nothing was recorded yet.
  if (trusted.size === 0n) return null;
  return rootAtTrusted?.equals(trusted.root) ? null : 'inconsistent';
}

/** Times never go back along the log, and lie within what witnesses saw. Erased entries tell none. */
function checkTimes(
  entries: readonly BundleEntry[],
  minIndex: bigint,
  { notBefore = null, notAfter = null }: Expected,
): { verdict: BundleVerdict; index: bigint | null } {
  let before: Micros | null = null;
  for (const [place, entry] of entries.entries()) {
    if (!('leaf' in entry)) continue;
    const at = readRecordedAt(entry.leaf);
    const index = minIndex + BigInt(place);
    if (at === null) return { verdict: 'malformed', index };
    if ((before !== null && at < before) || (notBefore !== null && at < notBefore - TOLERANCE))
      return { verdict: 'backdated', index };
    if (notAfter !== null && at > notAfter + TOLERANCE) return { verdict: 'postdated', index };
    before = at;
  }
  return { verdict: 'ok', index: null };
}

function readRecordedAt(leaf: Uint8Array): Micros | null {
  try {
    const { recordedAt } = JSON.parse(Buffer.from(leaf).toString('utf8')) as { recordedAt?: unknown };
    const at = typeof recordedAt === 'string' ? parseMicros(recordedAt) : Number.NaN;
    return Number.isNaN(at) ? null : at;
  } catch {
    return null;
  }
}
