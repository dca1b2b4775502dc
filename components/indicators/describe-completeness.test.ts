import { describe, expect, it } from 'vitest';
import { describeCompleteness, noteIncompleteness, noteLoss } from './describe-completeness';

const completeness = (expected: number, reported: number, dropped = 0) => ({
  expected,
  reported,
  share: expected > 0 ? reported / expected : null,
  late: [],
  dropped,
});

describe('completeness in words', () => {
  it.each([
    [0, 0, 'No source sends regularly enough to be missed.'],
    [1, 1, 'The one regular source reported within the window.'],
    [4, 4, 'All 4 regular sources reported within the window.'],
    [4, 3, '3 of 4 regular sources reported within the window.'],
  ])('of %i expected and %i reported', (expected, reported, words) => {
    expect(describeCompleteness(completeness(expected, reported))).toBe(words);
  });

  it('stands beside the figure only where something is missing', () => {
    expect(noteIncompleteness(completeness(4, 4))).toBeNull();
    expect(noteIncompleteness(completeness(0, 0))).toBeNull();
    expect(noteIncompleteness(completeness(4, 3))).toBe('3 of 4 sources reported');
    expect(noteIncompleteness(completeness(4, 4, 12))).toBeNull();
  });

  it('tells what was lost at the source once, for all figures together', () => {
    const of = (dropped: number) => ({ completeness: completeness(4, 4, dropped) });
    expect(noteLoss([of(0), of(0)])).toBeNull();
    expect(noteLoss([])).toBeNull();
    expect(noteLoss([of(3), of(12)])).toBe('Sources say that they lost 12 events before sending.');
  });
});
