import { describe, expect, it } from 'vitest';
import { drillNamesUntil } from './known-drill';

const until = (endedAt: string) => new Date(drillNamesUntil({ endedAt: Date.parse(endedAt) })).toISOString();

describe('the time of a drill', () => {
  it('ends with the UTC day in which an hour has gone by since its end', () => {
    expect(until('2026-11-21T12:00:00Z')).toBe('2026-11-22T00:00:00.000Z');
    expect(until('2026-11-21T22:59:59.999Z')).toBe('2026-11-22T00:00:00.000Z');
    expect(until('2026-11-21T23:00:00Z')).toBe('2026-11-23T00:00:00.000Z');
  });

  it('has no end while the drill runs', () => {
    expect(drillNamesUntil({ endedAt: null })).toBe(Infinity);
  });
});
