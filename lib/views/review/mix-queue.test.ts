import { expect, it } from 'vitest';
import { mixQueue } from './mix-queue';

const idOf = (id: string) => id;

it('mixes three drawn by lot with one targeted and one for a second reviewer', () => {
  const kinds = { sample: ['s1', 's2', 's3', 's4'], targeted: ['t1', 't2'], second: ['x1'] };
  expect(mixQueue(kinds, 20, idOf)).toEqual(['s1', 's2', 's3', 't1', 'x1', 's4', 't2']);
});

it('goes on with what there is, up to the limit', () => {
  expect(mixQueue({ sample: [], targeted: ['t1', 't2'], second: [] }, 1, idOf)).toEqual(['t1']);
  expect(mixQueue({ sample: [], targeted: [], second: [] }, 5, idOf)).toEqual([]);
});

it('names a denial once that is in two kinds', () => {
  expect(mixQueue({ sample: ['a'], targeted: ['a', 'b'], second: [] }, 5, idOf)).toEqual(['a', 'b']);
});
