import { describe, expect, it } from 'vitest';
import { noiseAt, rhythmAt, type Rhythm } from './rhythm';

const MINUTE = 60_000;
const at = (text: string) => Date.parse(text);
const RHYTHMS: Rhythm[] = ['commerce', 'office', 'business', 'machine'];

describe('rhythm', () => {
  it.each(RHYTHMS)('of %s has a mean of 1 over a week, so that a rate is kept', (rhythm) => {
    const start = at('2026-11-02T00:00:00Z');
    const minutes = 7 * 24 * 60;
    let sum = 0;
    for (let i = 0; i < minutes; i++) sum += rhythmAt(rhythm, start + i * MINUTE);
    expect(sum / minutes).toBeCloseTo(1, 6);
  });

  it('makes offices busy by day and on weekdays', () => {
    const wednesday = rhythmAt('office', at('2026-11-18T10:00:00Z'));
    expect(wednesday).toBeGreaterThan(5 * rhythmAt('office', at('2026-11-18T02:00:00Z')));
    expect(wednesday).toBeGreaterThan(4 * rhythmAt('office', at('2026-11-21T10:00:00Z')));
  });

  it('leaves machines nearly even', () => {
    const values = Array.from({ length: 168 }, (_, hour) =>
      rhythmAt('machine', at('2026-11-16T00:00:00Z') + hour * 60 * MINUTE),
    );
    expect(Math.max(...values) / Math.min(...values)).toBeLessThan(1.3);
  });

  it('moves without jumps', () => {
    const start = at('2026-11-18T00:00:00Z');
    for (let i = 1; i < 24 * 60; i++) {
      const before = noiseAt(1, 0, start + (i - 1) * MINUTE);
      expect(Math.abs(noiseAt(1, 0, start + i * MINUTE) - before)).toBeLessThan(0.01);
    }
  });
});
