import { expect, it } from 'vitest';
import { hideSensitive } from './hide-sensitive';

it.each([
  ['nothing marked', { a: 1 }, {}, { a: 1 }],
  ['no shadow', { a: 1 }, undefined, { a: 1 }],
  ['everything', { a: 1 }, true, '(sensitive)'],
  ['one attribute', { a: 1, password: 'x' }, { password: true }, { a: 1, password: '(sensitive)' }],
  [
    'inside lists',
    { list: [{ key: 'x', n: 1 }] },
    { list: [{ key: true }] },
    { list: [{ key: '(sensitive)', n: 1 }] },
  ],
  ['what is not there', { password: null }, { password: true }, { password: null }],
  ['a false mark', { a: 1 }, { a: false }, { a: 1 }],
])('%s', (_, value, shadow, expected) => {
  expect(hideSensitive(value, shadow)).toEqual(expected);
});
