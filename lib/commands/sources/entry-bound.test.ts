import { describe, expect, it } from 'vitest';
import { EntryBound } from './entry-bound';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 12) + seconds * 1_000);

describe('a bound on entries', () => {
  it('admits so many of a key in a window, whatever other keys do', () => {
    const bound = new EntryBound(2, 60_000);
    expect([0, 1, 2].map((second) => bound.admit('github', at(second)))).toEqual([true, true, false]);
    expect(bound.admit('gitlab', at(3))).toBe(true);
    expect(bound.admit('gitlab', at(61))).toBe(true);
  });

  it('tells once how many it left out, after the window', () => {
    const bound = new EntryBound(1, 60_000);
    for (const second of [0, 1, 2, 3]) bound.admit('github', at(second));
    expect(bound.takeSuppressed(at(59))).toEqual([]);
    expect(bound.takeSuppressed(at(60))).toEqual([{ key: 'github', suppressed: 3, since: at(0) }]);
    expect(bound.takeSuppressed(at(61))).toEqual([]);
    expect(bound.admit('github', at(62))).toBe(true);
  });

  it('loses no count where nobody took it in time', () => {
    const bound = new EntryBound(1, 60_000);
    for (const second of [0, 1, 90]) bound.admit('github', at(second));
    expect(bound.takeSuppressed(at(91))).toEqual([{ key: 'github', suppressed: 2, since: at(0) }]);
  });
});
