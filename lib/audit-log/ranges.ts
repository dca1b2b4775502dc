import { hashNode } from './hash';

/** Leaves from `from` up to but without `to`. */
export type Range = { from: bigint; to: bigint };
/** A complete subtree: `level` 0 is a leaf, `index` counts from the left at its level. */
export type Node = { level: number; index: bigint };

/** The largest power of two that is smaller than n, for n > 1: where RFC 9162 splits a tree. */
export const splitOf = (n: bigint): bigint => 1n << BigInt((n - 1n).toString(2).length - 1);

/** The complete subtrees that a range of a tree consists of, left to right, where it begins as its trees do. */
export function listNodes({ from, to }: Range): Node[] {
  const nodes: Node[] = [];
  for (let at = from; at < to;) {
    let level = 0;
    while (at % (2n << BigInt(level)) === 0n && at + (2n << BigInt(level)) <= to) level += 1;
    nodes.push({ level, index: at >> BigInt(level) });
    at += 1n << BigInt(level);
  }
  return nodes;
}

/** The hash over a range, from the hashes of the complete subtrees that `listNodes` names. */
export function hashRange(range: Range, hashOf: (node: Node) => Buffer): Buffer {
  const hashes = listNodes(range).map(hashOf);
  return hashes.reduceRight((right, left) => hashNode(left, right));
}
