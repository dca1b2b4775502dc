import { expect, it } from 'vitest';
import { fromLocalInput, toLocalInput } from './local-input';

const at = new Date('2026-03-04T05:06:00Z');

it('a time survives the way through the field, in UTC and in the local zone', () => {
  expect(toLocalInput(at, true)).toBe('2026-03-04T05:06');
  expect(fromLocalInput(toLocalInput(at, true), true)).toEqual(at);
  expect(fromLocalInput(toLocalInput(at, false), false)).toEqual(at);
});

it('an empty field holds no time', () => {
  expect(fromLocalInput('', true)).toBeNull();
});
