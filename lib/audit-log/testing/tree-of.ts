import { appendLeaf, EMPTY_FRONTIER, type Frontier } from '../frontier';
import { hashLeaf } from '../hash';
import type { Node } from '../ranges';

/** A tree over leaves, held in memory with every node that is complete. */
export function treeOf(leaves: readonly Uint8Array[]): {
  frontiers: Frontier[];
  hashOf: (node: Node) => Buffer;
} {
  const nodes = new Map<string, Buffer>();
  const frontiers: Frontier[] = [EMPTY_FRONTIER];
  for (const leaf of leaves) {
    const { frontier, completed } = appendLeaf(frontiers.at(-1)!, hashLeaf(leaf));
    frontiers.push(frontier);
    for (const { level, index, hash } of completed) nodes.set(`${level} ${index}`, hash);
  }
  return { frontiers, hashOf: ({ level, index }) => nodes.get(`${level} ${index}`)! };
}
