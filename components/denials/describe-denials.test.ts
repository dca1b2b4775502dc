import { expect, test } from 'vitest';
import { describeDenials } from './describe-denials';

test('says how many there are, and whether that is all of them', () => {
  expect(describeDenials(1204, 'Last hour', false)).toBe('1,204 denials in the last hour.');
  expect(describeDenials(1, 'Last 2 h', true)).toBe('1 denial matches the filters in the last 2 h.');
  expect(describeDenials(0, '21 Nov, 10:00 – 11:00 UTC', false)).toBe(
    'No denials in 21 Nov, 10:00 – 11:00 UTC.',
  );
});
