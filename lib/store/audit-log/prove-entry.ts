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

async function hashRanges(ranges: readonly Range[]): Promise<Buffer[]> {
  const hashOf = await readNodes(ranges.flatMap(listNodes));
  return ranges.map((range) => hashRange(range, hashOf));
}
