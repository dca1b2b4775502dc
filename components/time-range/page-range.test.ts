import { describe, expect, it } from 'vitest';
import {
  fixRange,
  isLive,
  moveRange,
  pageDefaultsOf,
  rangeOfDrag,
  readRange,
  widenRange,
} from './page-range';

const now = new Date('2026-11-21T10:00:00.000Z');
const hour = { from: 'now-1h', to: 'now' };

describe('the range of an address', () => {
  it('relative ranges stay relative', () => {
    expect(readRange({ from: 'now-6h', to: null }, hour, now)).toEqual({ from: 'now-6h', to: 'now' });
  });
  it('falls back when it cannot be read or is empty', () => {
    expect(readRange({ from: 'yesterday-ish', to: null }, hour, now)).toEqual(hour);
    expect(readRange({ from: '2026-11-21T10:00:00Z', to: '2026-11-21T09:00:00Z' }, hour, now)).toEqual(hour);
  });
});

it('each dashboard has its own default window: 30 days for executives, one hour on call', () => {
  expect(pageDefaultsOf('/executive').range.from).toBe('now-30d');
  expect(pageDefaultsOf('/on-call').range.from).toBe('now-1h');
  expect(pageDefaultsOf('/debug').range.from).toBe('now-1h');
  expect(pageDefaultsOf('/on-call').refresh).toBe('live');
  expect(pageDefaultsOf('/debug').refresh).toBe('off');
});

it('a link to this moment is absolute, a link that moves ends now with the same length', () => {
  const fixed = { from: '2026-11-21T09:00:00.000Z', to: '2026-11-21T10:00:00.000Z' };
  expect(fixRange(hour, now)).toEqual(fixed);
  expect(moveRange(fixed, now)).toEqual(hour);
  expect(moveRange({ from: '2026-11-21T08:30:00Z', to: '2026-11-21T10:00:00Z' }, now)).toEqual({
    from: 'now-90m',
    to: 'now',
  });
  expect(isLive(hour)).toBe(true);
  expect(isLive(fixed)).toBe(false);
  expect(isLive({ from: '2026-11-01T00:00:00Z', to: 'now' })).toBe(true);
});

it('widening doubles the window and never reaches into the future', () => {
  expect(widenRange(hour, now)).toEqual({ from: '2026-11-21T08:00:00.000Z', to: '2026-11-21T10:00:00.000Z' });
  expect(widenRange({ from: '2026-11-21T04:00:00Z', to: '2026-11-21T05:00:00Z' }, now)).toEqual({
    from: '2026-11-21T03:30:00.000Z',
    to: '2026-11-21T05:30:00.000Z',
  });
});

it('a drag in either direction is a range, a click is none', () => {
  const at = now.getTime();
  expect(rangeOfDrag(at, at - 600_000, 60_000)).toEqual({
    from: '2026-11-21T09:50:00.000Z',
    to: '2026-11-21T10:00:00.000Z',
  });
  expect(rangeOfDrag(at, at - 1_000, 60_000)).toBeNull();
});
