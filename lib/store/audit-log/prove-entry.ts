import { planConsistency } from '@/lib/audit-log/consistency-proof';
import { planInclusion } from '@/lib/audit-log/inclusion-proof';
import { hashRange, listNodes, type Range } from '@/lib/audit-log/ranges';
import { readNodes } from './read-nodes';

/** The proof that leaf `index` is in the tree of `size`, the leaf's side first. */
export const proveInclusion = (index: bigint, size: bigint): Promise<Buffer[]> =>
  hashRanges(planInclusion(index, size));

/** The proof that the tree of `to` leaves begins with the tree of `from`. */
export const proveConsistency = (from: bigint, to: bigint): Promise<Buffer[]> =>
  hashRanges(planConsistency(from, to));

/** The proofs of several leaves in the tree of `size`. Those of neighbours have most hashes in common. */
export async function proveInclusions(indexes: readonly bigint[], size: bigint): Promise<Buffer[][]> {
  const plans = indexes.map((index) => planInclusion(index, size));
  const ranges = new Map(plans.flat().map((range) => [keyOf(range), range]));
  const hashOf = await readNodes([...ranges.values()].flatMap(listNodes));
  const hashes = new Map([...ranges].map(([key, range]) => [key, hashRange(range, hashOf)]));
  return plans.map((plan) => plan.map((range) => hashes.get(keyOf(range))!));
}

/** The roots of the complete subtrees that a range consists of, left to right. */
export async function readSubtrees(range: Range): Promise<Buffer[]> {
  const nodes = listNodes(range);
  const hashOf = await readNodes(nodes);
  return nodes.map(hashOf);
}

const keyOf = ({ from, to }: Range): string => `${from} ${to}`;

async function hashRanges(ranges: readonly Range[]): Promise<Buffer[]> {
  const hashOf = await readNodes(ranges.flatMap(listNodes));
  return ranges.map((range) => hashRange(range, hashOf));
}
