import { describe, expect, test } from 'vitest';
import { chooseWindows, daysEarlier } from './choose-windows';

const at = (clock: string) => new Date(`2026-11-21T${clock}Z`);
const now = at('12:00:00');
const choose = (
  since: string,
  until: string | null,
  over: { minutes?: number; previousSince?: string } = {},
) =>
  chooseWindows(
    { since: at(since).toISOString(), until: until && at(until).toISOString() },
    {
      minutes: over.minutes ?? 30,
      now,
      previousSince: over.previousSince === undefined ? null : at(over.previousSince).toISOString(),
    },
  );

describe('the windows around an activation', () => {
  test('are equal, and leave out the minute in which both revisions decided', () => {
    expect(choose('10:00:40', null)).toEqual({
      minutes: 30,
      before: { from: at('09:30:00'), to: at('10:00:00') },
      after: { from: at('10:01:00'), to: at('10:31:00') },
    });
    expect(choose('10:00:00', null)).toMatchObject({
      before: { to: at('10:00:00') },
      after: { from: at('10:00:00') },
    });
  });

  test('end where the revision was taken back, and the window before is as long', () => {
    expect(choose('10:00:40', '10:20:10')).toMatchObject({
      minutes: 19,
      before: { from: at('09:41:00') },
      after: { to: at('10:20:00') },
    });
  });

  test('do not reach beyond now, but are a minute long', () => {
    expect(choose('11:50:00', null)).toMatchObject({ minutes: 10 });
    expect(choose('11:59:50', null)).toMatchObject({ minutes: 1 });
  });

  test('do not reach behind the revision before: another one decided there', () => {
    expect(choose('10:00:00', null, { previousSince: '09:48:00' })).toMatchObject({ minutes: 12 });
    expect(choose('10:00:00', null, { previousSince: '09:59:00' })).toMatchObject({ minutes: 5 });
    expect(choose('10:00:00', null, { previousSince: '08:00:00' })).toMatchObject({ minutes: 30 });
  });

  test('have their like on earlier days', () => {
    expect(daysEarlier({ from: at('10:00:00'), to: at('10:30:00') }, 7)).toEqual({
      from: new Date('2026-11-14T10:00:00Z'),
      to: new Date('2026-11-14T10:30:00Z'),
    });
  });
});
