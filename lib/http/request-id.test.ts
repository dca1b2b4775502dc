import { expect, it } from 'vitest';
import { requestIdOf } from './request-id';

const idOf = (given?: string) =>
  requestIdOf(
    new Request('http://localhost/', { headers: given === undefined ? {} : { 'x-request-id': given } }),
  );

it.each(['4bf92f3577b34da6', 'a.b-c_d.12345678'])('the id %s of the caller is kept', (given) => {
  expect(idOf(given)).toBe(given);
});

it.each([
  undefined,
  '',
  'short',
  'with a space',
  'x'.repeat(101),
  'new\tline-12345',
  '<script>alert(1)</script>',
])('in place of %j a request gets an id of its own', (given) => {
  expect(idOf(given)).toMatch(/^[0-9a-f-]{36}$/);
  expect(idOf(given)).not.toBe(idOf(given));
});
