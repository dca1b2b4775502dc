import { expect, it } from 'vitest';
import { LONGEST_ASIDE_MS, sayWhyAside, waitAside } from './set-aside';

it('a message that cannot be routed is tried again at once, then later each time, and never later than five minutes', () => {
  expect([0, 1, 2, 3, 6, 7, 1_000].map(waitAside)).toEqual([
    0, 5_000, 10_000, 20_000, 160_000, 300_000, 300_000,
  ]);
  expect(LONGEST_ASIDE_MS).toBe(300_000);
});

it('why it is set aside is one line that says what failed', () => {
  expect(sayWhyAside(new Error('Invalid call:\n\n  at 12\nInconsistent column data.\n'))).toBe(
    'Its receivers could not be chosen: Inconsistent column data. It is set aside and tried again every few minutes.',
  );
  expect(sayWhyAside(new Error('x'.repeat(5_000))).length).toBeLessThan(420);
  expect(sayWhyAside(new Error(''))).toContain('an error without words');
});
