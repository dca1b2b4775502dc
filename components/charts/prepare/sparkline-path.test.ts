import { expect, it } from 'vitest';
import { drawBars, drawSparkline } from './sparkline-path';

const box = { width: 100, height: 20, inset: 0 };
const points = (...values: (number | null)[]) => values.map((value, index) => ({ at: String(index), value }));

it('a gap breaks the line; a lone sample is a dot', () => {
  const { segments, dots } = drawSparkline(points(0, 10, null, 5, null), null, box);
  expect(segments).toEqual(['0,20 25,0']);
  expect(dots).toEqual([{ x: 75, y: 10 }]);
});

it('the objective has its height among the samples', () => {
  expect(drawSparkline(points(0, 10), 5, box).objectiveY).toBe(10);
});

it('without samples there is nothing to draw', () => {
  expect(drawSparkline(points(null, null), 0.999, box)).toEqual({ segments: [], dots: [], objectiveY: null });
  expect(drawBars(points(null, 0), box)).toEqual([]);
});

it('bars start at zero and the tallest fills the box', () => {
  expect(
    drawBars(points(5, null, 10), { width: 90, height: 20, inset: 0 }).map(({ height }) => height),
  ).toEqual([10, 20]);
});
