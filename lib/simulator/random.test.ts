import { describe, expect, it } from 'vitest';
import { Random, runningTotals } from './random';

describe('random numbers', () => {
  it('are decided by the keys and their order', () => {
    const draw = (...keys: number[]) => new Random(...keys).hex(32);
    expect(draw(1, 2)).toBe(draw(1, 2));
    expect(draw(1, 2)).not.toBe(draw(2, 1));
    expect(draw(1, 2)).not.toBe(draw(1, 3));
  });

  it('give version 4 UUIDs that do not repeat', () => {
    const random = new Random(7);
    const ids = Array.from({ length: 20_000 }, () => random.uuid());
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids.slice(0, 500))
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it.each([0.3, 4, 29, 31, 400])('count around a mean of %d', (mean) => {
    const random = new Random(11);
    const counts = Array.from({ length: 20_000 }, () => random.poisson(mean));
    const average = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    // Five standard errors of the mean.
    expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(mean / counts.length));
  });

  it('pick by weight, and never what weighs nothing', () => {
    const random = new Random(13);
    const totals = runningTotals([1, 0, 3]);
    const picked = [0, 0, 0];
    for (let i = 0; i < 40_000; i++) picked[random.weighted(totals)]!++;
    expect(picked[1]).toBe(0);
    expect(picked[2]! / picked[0]!).toBeCloseTo(3, 0);
  });
});
