import { expect, it } from 'vitest';
import type { ShiftRow } from '@/lib/domain/read-models/rotations';
import { prepareWeeks } from './prepare-weeks';

const shift = (name: string, from: string, to: string): ShiftRow => ({
  from,
  to,
  person: { id: name, name },
  insteadOf: null,
  overrideId: null,
});

it('shifts are laid out over weeks from Monday, cut where a week ends', () => {
  // 25 November 2026 is a Wednesday.
  const window = { from: new Date('2026-11-25T12:00:00Z'), to: new Date('2026-12-02T12:00:00Z') };
  const weeks = prepareWeeks(
    [
      shift('ada', '2026-11-23T00:00:00Z', '2026-11-26T12:00:00Z'),
      shift('bob', '2026-11-26T12:00:00Z', '2026-12-07T00:00:00Z'),
    ],
    window,
    true,
  );
  expect(weeks.map(({ days }) => days[0]!.toISOString())).toEqual([
    '2026-11-23T00:00:00.000Z',
    '2026-11-30T00:00:00.000Z',
  ]);
  expect(
    weeks.map(({ parts }) => parts.map(({ shift, start, width }) => [shift.person!.name, start, width])),
  ).toEqual([
    [
      ['ada', 0, 0.5],
      ['bob', 0.5, 0.5],
    ],
    [['bob', 0, 1]],
  ]);
});
