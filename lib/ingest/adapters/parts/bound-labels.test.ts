import { expect, it } from 'vitest';
import { boundLabels } from './bound-labels';

it('texts are labels as they are, other values as JSON, and nothing is none', () => {
  expect(boundLabels({ a: 'x', b: 1, c: false, d: ['y', 2], e: null, f: undefined, g: '' })).toEqual({
    a: 'x',
    b: '1',
    c: 'false',
    d: '["y",2]',
  });
  expect(boundLabels({ a: null })).toBeUndefined();
});

it('a number whose last digits are lost is no label', () => {
  // Nanoseconds since 1970: 2^53 is 9007199254740992.
  expect(boundLabels({ time: 1_610_667_584_834_631_763, most: 9_007_199_254_740_991 })).toEqual({
    most: '9007199254740991',
  });
});

it('at most 64 labels are kept, each cut to its length', () => {
  const many = Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`n${index}`, index]));
  expect(Object.keys(boundLabels(many)!)).toHaveLength(64);
  expect(boundLabels({ long: 'x'.repeat(3_000) })!.long).toHaveLength(2_000);
});
