import { describe, expect, it } from 'vitest';
import { addUp, firstStepFrom, lastStepBefore, sumBetween } from './count-series';

const series = (at: number[], weight: number[]) => ({
  at,
  weight,
  events: weight.map(() => 1),
  weightSquare: weight.map((each) => each * each),
});

describe('counts by time', () => {
  const running = addUp([series([0, 60, 180], [1, 2, 4]), series([60, 240], [10, 5])]);

  it('are added up by step', () => {
    expect(running.at).toEqual([0, 60, 180, 240]);
    expect(sumBetween(running, 60, 61)).toEqual({ events: 2, weight: 12, weightSquare: 104 });
  });

  it('hold the lower end of a window and not the upper one', () => {
    expect(sumBetween(running, 0, 180).weight).toBe(13);
    expect(sumBetween(running, 61, 241).weight).toBe(9);
    expect(sumBetween(running, 181, 240)).toEqual({ events: 0, weight: 0, weightSquare: 0 });
    expect(sumBetween(running, 500, 100).events).toBe(0);
  });

  it('tell the steps around a time', () => {
    expect(firstStepFrom(running, 61)).toBe(180);
    expect(firstStepFrom(running, 241)).toBeNull();
    expect(lastStepBefore(running, 60)).toBe(0);
    expect(lastStepBefore(running, 0)).toBeNull();
  });
});
