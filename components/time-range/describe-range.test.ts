import { expect, it } from 'vitest';
import { describeRange } from './describe-range';

const now = new Date('2026-11-21T11:00:00Z');

it.each([
  [{ from: 'now-1h', to: 'now' }, 'Last hour'],
  [{ from: 'now-2h', to: 'now' }, 'Last 2 h'],
  [{ from: '2026-11-21T10:00:00Z', to: '2026-11-21T11:00:00Z' }, '21 Nov, 10:00 – 11:00 UTC'],
])('%j reads %s', (range, text) => {
  expect(describeRange(range, now, 'UTC').replaceAll('\u202F', ' ')).toBe(text);
});
