import { expect, it } from 'vitest';
import { readExpiry } from './read-expiry';

const NOW = new Date('2026-11-21T10:00:00Z');

it('reads hours, days, weeks and times, and nothing else', () => {
  expect(readExpiry('12h', NOW)).toBe('2026-11-21T22:00:00.000Z');
  expect(readExpiry('30d', NOW)).toBe('2026-12-21T10:00:00.000Z');
  expect(readExpiry('2w', NOW)).toBe('2026-12-05T10:00:00.000Z');
  expect(readExpiry('2027-01-31T00:00:00+01:00', NOW)).toBe('2027-01-31T00:00:00+01:00');
  for (const text of ['', '30', '1m', 'tomorrow', '2027-13-01T00:00:00Z'])
    expect(() => readExpiry(text, NOW)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
});
