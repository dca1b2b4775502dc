import { expect, it } from 'vitest';
import { judgeShare } from './share-window';
import { MINUTE, NOW, tallyCounts } from './testing/tally-counts';

const limit = { windowMs: 10 * MINUTE, share: 0.05, fewest: 5 };
const judge = (counts: { at: number; all: number; bad?: number }[]) =>
  judgeShare(tallyCounts({ zone: 'z' }, counts), limit, NOW);

it('a share is too large above its limit, not at it', () => {
  expect(judge([{ at: NOW - MINUTE, all: 100, bad: 5 }])).toMatchObject({ isTrue: false, sinceMs: null });
  expect(judge([{ at: NOW - MINUTE, all: 100, bad: 6 }])).toMatchObject({
    isTrue: true,
    sinceMs: NOW - MINUTE,
  });
});

it('few failures are no matter, however large their share is', () => {
  expect(judge([{ at: NOW - MINUTE, all: 4, bad: 4 }]).isTrue).toBe(false);
  expect(judge([{ at: NOW - MINUTE, all: 5, bad: 5 }]).isTrue).toBe(true);
});

it('what lies before the window or after it is not counted', () => {
  const counts = [
    { at: NOW - 11 * MINUTE, all: 50, bad: 50 },
    { at: NOW - 10 * MINUTE, all: 100, bad: 4 },
    { at: NOW, all: 50, bad: 50 },
  ];
  expect(judge(counts).tally).toMatchObject({ total: 100, bad: 4, share: 0.04 });
});

it('nothing is no share', () => {
  expect(judge([])).toEqual({
    tally: { events: 0, badEvents: 0, total: 0, bad: 0, share: null, size: 0 },
    isTrue: false,
    sinceMs: null,
  });
});

it('it began with the first minute that is too bad by itself', () => {
  const counts = [
    { at: NOW - 8 * MINUTE, all: 100, bad: 1 },
    { at: NOW - 5 * MINUTE, all: 100, bad: 30 },
    { at: NOW - MINUTE, all: 100, bad: 30 },
  ];
  expect(judge(counts).sinceMs).toBe(NOW - 5 * MINUTE);
});
