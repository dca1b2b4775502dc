import { describe, expect, it } from 'vitest';
import { expectEvents, MISSED_EVENTS } from './expect-events';

const HOUR = 3_600_000;
/** A Monday. */
const START = Date.parse('2026-11-02T00:00:00Z');

const hours = (count: number, eventsAt: (hour: number) => number) =>
  Array.from({ length: count }, (_, hour) => ({ hour: START + hour * HOUR, events: eventsAt(hour) })).filter(
    ({ events }) => events > 0,
  );

describe('the events that are usual in a time', () => {
  it('are those of the mean rate while little is known', () => {
    // Six an hour for twelve hours: three in half an hour.
    expect(
      expectEvents(
        hours(12, () => 6),
        START + 12 * HOUR,
        START + 12.5 * HOUR,
      ),
    ).toBeCloseTo((6 * 12) / 13 / 2, 10);
    expect(expectEvents([], START, START + HOUR)).toBe(0);
  });

  it('are fewer at hours of the day that are quiet', () => {
    // Sixty an hour from 08:00 to 20:00, one an hour at night, for three days until midnight.
    const list = hours(72, (hour) => (hour % 24 >= 8 && hour % 24 < 20 ? 60 : 1));
    const midnight = START + 72 * HOUR;
    expect(expectEvents(list, midnight - 1, midnight + 4 * HOUR)).toBeCloseTo(4, 5);
    expect(expectEvents(list, midnight - 1, midnight + 24 * HOUR)).toBeGreaterThanOrEqual(MISSED_EVENTS);
  });

  it('are none on days of the week that are empty', () => {
    // Ten an hour but on Sundays, for four weeks until Sunday 00:00.
    const list = hours(27 * 24, (hour) => (Math.floor(hour / 24) % 7 === 6 ? 0 : 10));
    const sunday = START + 27 * 24 * HOUR;
    expect(expectEvents(list, sunday - 1, sunday + 24 * HOUR)).toBeCloseTo(0, 3);
    // Of 27 hours after midnight three were on Sundays.
    expect(expectEvents(list, sunday - 1, sunday + 25 * HOUR)).toBeCloseTo((10 * 24) / 27, 3);
  });
});
