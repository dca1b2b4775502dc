import type { VerifierKey } from '../verifier-key';
import { formatVerifierKey } from '../verifier-key';
import { openNote } from '../signed-note';
import { openCheckpoint, type RangedKey } from '../verify-bundle';
import type { Anchor } from './compare-anchors';
import type { Problem } from './problem';

/** A checkpoint as the store has it. */
export type StoredNote = { size: bigint; note: string };

const MEANING: Record<string, string> = {
  malformed: 'it is no signed checkpoint',
  invalid_signature: 'its signature does not hold',
  no_trusted_signature: 'no key of the log signed it',
  origin_mismatch: 'it is of another log',
};

/**
 * Opens checkpoints of the store, smallest first: what the log has to agree with, and those that were put in the place
 * of others, and those that prove something (`proven`): by a key that is valid for their size. Entries since the
 * checkpoint before (`since` for the first) are not proven by a bad one.
 */
export function checkCheckpoints(
  notes: readonly StoredNote[],
  log: { origin: string; keys: readonly RangedKey[] },
  since: bigint,
): { anchors: Anchor[]; problems: Problem[]; proven: Set<bigint> } {
  const anchors: Anchor[] = [];
  const proven = new Set<bigint>();
  // Of a key that is in other hands nothing counts after some size. What it signed has to agree with the tree all the
  // same, but proves nothing.
  const everywhere = { ...log, keys: log.keys.map(({ key }) => ({ key, fromSize: 0n, toSize: null })) };
  const problems: Problem[] = [];
  let before = since;
  for (const { size, note } of notes) {
    const bytes = Buffer.from(note);
    const isProven = openCheckpoint(bytes, log) !== 'key_not_valid';
    const opened = openCheckpoint(bytes, isProven ? log : everywhere);
    const why =
      typeof opened === 'string'
        ? MEANING[opened]
        : opened.size === size
          ? null
          : `it is of ${opened.size} entries`;
    if (why !== null)
      problems.push({
        kind: 'checkpoint_replaced',
        first: before,
        last: size > before ? size - 1n : before,
        what: `The checkpoint over ${size} entries is not the one that was signed: ${why ?? 'it does not hold'}.`,
      });
    else if (typeof opened !== 'string') {
      if (isProven) proven.add(size);
      anchors.push({
        by: 'checkpoint',
        where: `the signed checkpoint over ${size} entries`,
        size,
        root: opened.root,
      });
    }
    before = size;
  }
  return { anchors, problems, proven };
}

/**
 * Checks the keys of the log against those that were known before (as verifier keys). A key that is gone, or another
 * first one, means that the log was made anew. A key that came later has to be vouched for by the one before it: the
 * first checkpoint from its first size on carries both signatures. `firstNoteOf` gives that checkpoint, null where
 * there is none yet.
 */
export function checkKeys(
  keys: readonly RangedKey[],
  known: readonly string[],
  firstNoteOf: (key: RangedKey) => StoredNote | null,
): Problem[] {
  const texts = new Set(keys.map(({ key }) => formatVerifierKey(key)));
  const gone = known.filter((text) => !texts.has(text));
  const problems: Problem[] = gone.map((text) =>
    otherKey(0n, `The log does not name the key ${text} any more.`),
  );
  keys.forEach((each, place) => {
    const before = keys[place - 1];
    const first = before ? firstNoteOf(each) : null;
    if (!before || !first || isSignedBy(first.note, before.key)) return;
    problems.push(
      otherKey(
        each.fromSize,
        `The key ${formatVerifierKey(each.key)} signs from ${each.fromSize} entries on, but the key before it does not vouch for it.`,
      ),
    );
  });
  return problems;
}

const otherKey = (first: bigint, what: string): Problem => ({
  kind: 'rewritten_with_other_key',
  first,
  last: null,
  what,
});

const isSignedBy = (note: string, key: VerifierKey): boolean =>
  openNote(Buffer.from(note), [key]).verdict === 'ok';
