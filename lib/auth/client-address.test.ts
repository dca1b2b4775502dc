import { expect, it } from 'vitest';
import { clientAddress } from './client-address';

const of = (forwarded: string) => clientAddress(new Headers({ 'x-forwarded-for': forwarded }));

it('what the nearest proxy wrote is the address, not what was claimed before it', () => {
  expect(of('198.51.100.9, 192.0.2.7')).toBe('192.0.2.7');
  expect(of('')).toBe('unknown');
});

it('an address of version 4 is told as one, whatever socket it came in by', () => {
  expect(of('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(of('::1')).toBe('::1');
  expect(of('::ffff:c000:207')).toBe('::ffff:c000:207');
});
