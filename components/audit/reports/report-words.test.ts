import { expect, it } from 'vitest';
import { describePeriod } from './report-words';

it('a period of whole days is told by its first and last day, any other by its times', () => {
  const from = '2026-10-01T00:00:00.000Z';
  expect(describePeriod({ from, to: '2026-11-01T00:00:00.000Z' })).toBe('2026-10-01 to 2026-10-31');
  expect(describePeriod({ from, to: '2026-10-02T00:00:00.000Z' })).toBe('2026-10-01');
  // Zurich is two hours ahead of UTC on 1 October, and one hour on 1 November.
  expect(
    describePeriod({
      from: '2026-09-30T22:00:00.000Z',
      to: '2026-10-31T23:00:00.000Z',
      timeZone: 'Europe/Zurich',
    }),
  ).toBe('2026-10-01 to 2026-10-31 (Europe/Zurich)');
  expect(describePeriod({ from, to: '2026-10-02T10:00:00.000Z' })).toBe(
    '2026-10-01 00:00:00 UTC to 2026-10-02 10:00:00 UTC',
  );
});
