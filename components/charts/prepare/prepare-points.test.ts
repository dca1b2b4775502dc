import { expect, it } from 'vitest';
import { inferStepSeconds, preparePoints } from './prepare-points';

const at = (hour: number) => `2026-11-21T${String(hour).padStart(2, '0')}:00:00Z`;
const window = { from: at(0), to: at(4) };

it('finds the step although samples are missing', () => {
  expect(inferStepSeconds([{ at: at(0) }, { at: at(2) }, { at: at(3) }])).toBe(3_600);
  expect(inferStepSeconds([{ at: at(0) }])).toBe(60);
});

it('missing and empty samples are gaps, the last one is still filling', () => {
  const prepared = preparePoints(
    [
      { at: at(0), value: 0.9 },
      { at: at(1), value: null },
      { at: at(3), value: 0.8 },
    ],
    window,
    { dataUntil: '2026-11-21T03:20:00Z', generatedAt: '2026-11-21T03:21:00Z' },
  );
  expect(prepared.points.map(({ value }) => value)).toEqual([0.9, null, null, 0.8]);
  expect(prepared.fillingFrom).toBe(Date.parse(at(3)));
  expect(prepared.rows.map(({ solid }) => solid)).toEqual([0.9, null, null, null]);
});
