import { expect, it } from 'vitest';
import { mapSomeAtOnce } from './map-some-at-once';

it('works on each item once, so many at a time, and answers in their order', async () => {
  const begun: { item: number; end: () => void }[] = [];
  const all = mapSomeAtOnce(
    [1, 2, 3],
    2,
    (item) => new Promise<string>((done) => begun.push({ item, end: () => done(`made of ${item}`) })),
  );
  expect(begun.map(({ item }) => item)).toEqual([1, 2]);
  // The second is done first: its worker takes the third.
  begun[1]!.end();
  await expect.poll(() => begun.map(({ item }) => item)).toEqual([1, 2, 3]);
  begun[2]!.end();
  begun[0]!.end();
  expect(await all).toEqual(['made of 1', 'made of 2', 'made of 3']);
});

it('is done at once without items, and rejects as its work does', async () => {
  const refuse = () => Promise.reject(new Error('no'));
  expect(await mapSomeAtOnce([], 3, refuse)).toEqual([]);
  await expect(mapSomeAtOnce([1, 2], 3, refuse)).rejects.toThrow('no');
});
