import { expect, test } from 'vitest';
import { formatPattern, generalisePaths, looksLikeId, splitPath } from './generalise-paths';

test.each([
  ['42', true],
  ['tok_ab12', true],
  ['camt053_a1b2c3d4', true],
  ['3f2b8c1e-9a77-4c2d-8b10-0f6a5e4d3c2b', true],
  ['9f86d081884c7d65', true],
  ['order-10293', true],
  ['tok_ffcbdaad', true],
  ['report-2026', false],
  ['v1', false],
  ['cards', false],
  ['left-pad', false],
  ['oauth2', false],
  ['', false],
])('"%s" looks like an id: %s', (segment, expected) => {
  expect(looksLikeId(segment)).toBe(expected);
});

const generalise = (paths: string[]) => generalisePaths(paths.map(splitPath)).map(formatPattern);

test('ids become free, wherever they stand', () => {
  expect(generalise(['/v1/payments/pay_9f2e/refunds', '/v1/payments', '/tok_ab12'])).toEqual([
    '/v1/payments/*/refunds',
    '/v1/payments',
    '/*',
  ]);
});

test('names become free where more than 24 of them stand at the same place, the first of a path never', () => {
  const names = Array.from({ length: 25 }, (_, index) => `n${'abcdefghijklmnopqrstuvwxyz'[index]}`);
  expect(new Set(generalise(names.map((name) => `/users/${name}/mail`)))).toEqual(new Set(['/users/*/mail']));
  expect(generalise(names.slice(1).map((name) => `/users/${name}/mail`))).toContain('/users/nb/mail');
  expect(generalise(names.map((name) => `/${name}`))).toContain('/na');
});
