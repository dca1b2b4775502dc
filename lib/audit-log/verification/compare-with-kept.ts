import { parseCheckpoint } from '../checkpoint';
import { openNote } from '../signed-note';
import { formatVerifierKey, type VerifierKey } from '../verifier-key';
import type { RangedKey } from '../verify-bundle';
import type { Anchor } from './compare-anchors';
import type { Problem } from './problem';

/** A signed checkpoint that is kept outside of the system, and where. */
export type KeptNote = { where: string; note: string };

/** A kept note that nothing can be compared with, and why. */
export type UnusableNote = { where: string; why: 'malformed' | 'invalid_signature' | 'origin_mismatch' };

/**
 * Reads checkpoints that are kept outside, by the keys of the log and those that the reader brings (`pinned`): what the
 * log has to agree with, and what is wrong already. A log that names none of the keys that signed them was made anew.
 */
export function compareWithKept(
  notes: readonly KeptNote[],
  log: { origin: string; keys: readonly RangedKey[] },
  pinned: readonly VerifierKey[] = [],
): { anchors: Anchor[]; problems: Problem[]; unusable: UnusableNote[] } {
  const own = log.keys.map(({ key }) => key);
  const ownTexts = new Set(own.map(formatVerifierKey));
  const anchors: Anchor[] = [];
  const unusable: UnusableNote[] = [];
  const problems: Problem[] = pinned
    .filter((key) => !ownTexts.has(formatVerifierKey(key)))
    .map((key) => describeOtherKey(`The log does not name the key ${formatVerifierKey(key)}.`));
  for (const { where, note } of notes) {
    const opened = openNote(Buffer.from(note), [...own, ...pinned]);
    if (opened.verdict === 'no_trusted_signature') {
      problems.push(
        describeOtherKey(`The log does not name the key that signed the checkpoint kept in ${where}.`),
      );
      continue;
    }
    const checkpoint = opened.verdict === 'ok' ? parseCheckpoint(opened.text) : null;
    if (!checkpoint) {
      unusable.push({ where, why: opened.verdict === 'ok' ? 'malformed' : opened.verdict });
      continue;
    }
    const { size, root, origin } = checkpoint;
    if (origin !== log.origin) unusable.push({ where, why: 'origin_mismatch' });
    else anchors.push({ by: 'kept', where: `the checkpoint kept in ${where}`, size, root });
  }
  return { anchors, problems, unusable };
}

const describeOtherKey = (what: string): Problem => ({
  kind: 'rewritten_with_other_key',
  first: 0n,
  last: null,
  what,
});
