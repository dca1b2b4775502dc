import type { FindingKind } from '@/lib/domain/audit-findings';
import { nameEntries, type Problem } from './problem';

/**
 * What the log was once said to be: so many entries with this root. `checkpoint` is one that the database holds,
 * `signer` and `verifier` are memories outside of it, `kept` is a checkpoint that somebody keeps elsewhere.
 */
export type Anchor = {
  by: 'checkpoint' | 'signer' | 'verifier' | 'kept';
  /** Who says it, for people: "the signer’s memory", "the witness in /mnt/worm". */
  where: string;
  size: bigint;
  root: Buffer;
};

/** Who could make it anew: the owner of the database, of the data folder, nobody here. */
const TRUST: Record<Anchor['by'], number> = { checkpoint: 0, signer: 1, verifier: 1, kept: 2 };

/**
 * Compares the log as it stands with what it was once said to be. `rootAt` gives the root of the tree over so many
 * entries; null where the tree has none. Names the first entries that may be bad: those after the last anchor that
 * holds and that is as hard to make anew as the one that does not. One problem for each kind of anchor.
 */
export function compareAnchors(
  anchors: readonly Anchor[],
  log: { size: bigint; minIndex: bigint; rootAt: (size: bigint) => Buffer | null },
): Problem[] {
  const sorted = anchors.toSorted((one, other) => Number(one.size - other.size));
  const isHeld = (anchor: Anchor) => log.rootAt(anchor.size)?.equals(anchor.root) ?? false;
  const problems: Problem[] = [];
  const told = new Set<string>();
  for (const anchor of sorted) {
    if (anchor.size > log.size) {
      if (told.has(`larger ${anchor.by}`)) continue;
      told.add(`larger ${anchor.by}`);
      const largest = sorted.findLast(({ by }) => by === anchor.by)!;
      problems.push(describeLarger(largest, log.size));
    } else if (!told.has(anchor.by) && !isHeld(anchor)) {
      told.add(anchor.by);
      const good = sorted.findLast(
        (each) => each.size < anchor.size && TRUST[each.by] >= TRUST[anchor.by] && isHeld(each),
      );
      problems.push(describeOther(anchor, good?.size ?? log.minIndex, log.size));
    }
  }
  return problems;
}

function describeLarger({ by, where, size }: Anchor, found: bigint): Problem {
  return {
    kind: by === 'checkpoint' ? 'truncated' : 'rollback',
    first: found,
    last: size - 1n,
    what: `The log has ${found} entries, but ${where} covers ${size}: ${nameEntries(found, size - 1n)} are gone.`,
  };
}

function describeOther({ by, where, size }: Anchor, good: bigint, found: bigint): Problem {
  const kind: FindingKind = by === 'checkpoint' ? 'root_mismatch' : size === found ? 'fork' : 'inconsistent';
  return {
    kind,
    first: good,
    last: null,
    what: `The first ${size} entries do not have the root of ${where}; up to ${good} they agree, so the first bad entry is one of ${good} to ${size - 1n}.`,
  };
}
