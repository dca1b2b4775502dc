import { hashNode } from './hash';
import { splitOf, type Range } from './ranges';

/**
 * The ranges whose hashes prove that the tree of `to` leaves begins with the tree of `from` leaves. Source: RFC 9162
 * §2.1.4.1. Throws a RangeError unless 0 < from ≤ to: nothing is consistent with no earlier state.
 */
export function planConsistency(from: bigint, to: bigint): Range[] {
  if (from <= 0n || from > to) throw new RangeError(`No tree of ${from} is the beginning of one of ${to}.`);
  const ranges: Range[] = [];
  let start = 0n;
  let end = to;
  let isWhole = true;
  while (from !== end) {
    const middle = start + splitOf(end - start);
    if (from <= middle) {
      ranges.unshift({ from: middle, to: end });
      end = middle;
    } else {
      ranges.unshift({ from: start, to: middle });
      start = middle;
      isWhole = false;
    }
  }
  return isWhole ? ranges : [{ from: start, to: end }, ...ranges];
}

/**
 * Whether the proof shows that the tree of `to` leaves with `toRoot` begins with the tree of `from` leaves with
 * `fromRoot`. Equal sizes need equal roots and an empty proof; a size of 0 is never proved. Source: RFC 9162 §2.1.4.2.
 */
export function verifyConsistency(
  from: bigint,
  to: bigint,
  fromRoot: Uint8Array,
  toRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (from <= 0n || from > to || proof.some(({ length }) => length !== 32)) return false;
  if (from === to) return proof.length === 0 && equal(fromRoot, toRoot);
  let node = from - 1n;
  let last = to - 1n;
  while ((node & 1n) === 1n) {
    node >>= 1n;
    last >>= 1n;
  }
  // A first tree that is one complete subtree is its own first hash, and the proof leaves it out.
  const [first, ...rest] = node === 0n ? [fromRoot, ...proof] : proof;
  if (!first) return false;
  let older = first;
  let newer = first;
  for (const hash of rest) {
    if (last === 0n) return false;
    if ((node & 1n) === 1n || node === last) {
      older = hashNode(hash, older);
      newer = hashNode(hash, newer);
      while (node !== 0n && (node & 1n) === 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else newer = hashNode(newer, hash);
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n && equal(older, fromRoot) && equal(newer, toRoot);
}

const equal = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
