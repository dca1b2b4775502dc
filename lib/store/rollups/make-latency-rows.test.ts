import { expect, it } from 'vitest';
import { makeLatencyRows } from './make-latency-rows';

/** Ten o'clock (UTC), in minutes and in seconds since 1970. */
const TEN = Date.UTC(2026, 10, 21, 10) / 60_000;
const TEN_SECONDS = TEN * 60;
const MIDNIGHT = TEN_SECONDS - 10 * 3_600;

const delta = (minute: number, seriesId: number, measure: number, idx: number, events: number) => ({
  minute,
  seriesId,
  measure,
  idx,
  events,
});

it('the additions of a minute are those of its hour and day too, by series and measure', () => {
  const rows = makeLatencyRows([
    delta(TEN + 5, 8, 0, 40, 2),
    delta(TEN + 5, 7, 2, -3, 1),
    delta(TEN + 5, 7, 0, 9, 4),
  ]);
  const [minute, hour, day] = [0, 1, 2].map((grain) => rows.filter((row) => row.grain === grain));
  const expected = [
    { seriesId: 7, measure: 0, buckets: [[9, 4]] },
    { seriesId: 7, measure: 2, buckets: [[-3, 1]] },
    { seriesId: 8, measure: 0, buckets: [[40, 2]] },
  ];
  expect(minute).toEqual(expected.map((row) => ({ grain: 0, startsAt: TEN_SECONDS + 300, ...row })));
  expect(hour).toEqual(expected.map((row) => ({ grain: 1, startsAt: TEN_SECONDS, ...row })));
  expect(day).toEqual(expected.map((row) => ({ grain: 2, startsAt: MIDNIGHT, ...row })));
});

it('minutes of one hour and hours of one day add up, bucket by bucket in ascending order', () => {
  const rows = makeLatencyRows([
    delta(TEN + 60, 1, 0, 5, 1),
    delta(TEN + 1, 1, 0, 6, 10),
    delta(TEN + 1, 1, 0, -2, 20),
    delta(TEN, 1, 0, 6, 100),
  ]);
  expect(rows.map(({ grain, startsAt, buckets }) => [grain, startsAt - TEN_SECONDS, buckets])).toEqual([
    [0, 0, [[6, 100]]],
    [
      0,
      60,
      [
        [-2, 20],
        [6, 10],
      ],
    ],
    [0, 3_600, [[5, 1]]],
    [
      1,
      0,
      [
        [-2, 20],
        [6, 110],
      ],
    ],
    [1, 3_600, [[5, 1]]],
    [
      2,
      -36_000,
      [
        [-2, 20],
        [5, 1],
        [6, 110],
      ],
    ],
  ]);
});

it('nothing adds nothing', () => {
  expect(makeLatencyRows([])).toEqual([]);
});
