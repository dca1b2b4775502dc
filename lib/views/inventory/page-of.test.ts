import { describe, expect, it } from 'vitest';
import { pageOf } from './page-of';

const ITEMS = ['c', 'a', 'd', 'b'];
const page = (limit: number, cursor?: string) => pageOf(ITEMS, (item) => item, { limit, cursor });

describe('paging by key', () => {
  it('gives each item once, in order, and no cursor at the end', () => {
    expect(page(2)).toEqual({ items: ['a', 'b'], total: 4, nextCursor: 'b' });
    expect(page(2, 'b')).toEqual({ items: ['c', 'd'], total: 4, nextCursor: null });
    expect(page(4)).toEqual({ items: ['a', 'b', 'c', 'd'], total: 4, nextCursor: null });
  });
  it('goes on after a cursor whose item is gone, and ends after the last', () => {
    expect(page(2, 'aa')).toMatchObject({ items: ['b', 'c'] });
    expect(page(2, 'z')).toEqual({ items: [], total: 4, nextCursor: null });
  });
});
