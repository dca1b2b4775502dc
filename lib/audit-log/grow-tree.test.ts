import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appendLeaf, EMPTY_FRONTIER } from './frontier';
import { growTree } from './grow-tree';

const hashes = Array.from({ length: 1_500 }, (_, index) =>
  createHash('sha256').update(String(index)).digest(),
);

it('grows a tree as one leaf after the other does, in steps of any size, with every node that tiles hold', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 6 }), (steps) => {
      let [grown, single] = [EMPTY_FRONTIER, EMPTY_FRONTIER];
      const [actual, expected] = [new Map<string, Buffer[]>(), new Map<string, Buffer[]>()];
      const put = (tiles: Map<string, Buffer[]>, key: string, more: Buffer[]) =>
        tiles.set(key, [...(tiles.get(key) ?? []), ...more]);
      for (const step of steps) {
        const first = Number(grown.size);
        const added = hashes.slice(first, first + step);
        const { frontier, tiles } = growTree(grown, added);
        grown = frontier;
        for (const { level, index, hashes: more } of tiles) put(actual, `${level} ${index}`, more);
        for (const hash of added) {
          const one = appendLeaf(single, hash);
          single = one.frontier;
          for (const node of one.completed)
            if (node.level % 8 === 0) put(expected, `${node.level / 8} ${node.index / 256n}`, [node.hash]);
        }
        expect(grown).toEqual(single);
      }
      expect(actual).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});
