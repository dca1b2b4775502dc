import { expect, it } from 'vitest';
import { nameWeekday, WEEKDAYS } from './weekdays';

it('days of the week are counted from Monday, the first, to Sunday, the seventh', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(nameWeekday)).toEqual([...WEEKDAYS]);
  expect([nameWeekday(1), nameWeekday(3), nameWeekday(7)]).toEqual(['Monday', 'Wednesday', 'Sunday']);
});

it('no other number is a day', () => {
  expect(() => nameWeekday(0)).toThrow(RangeError);
  expect(() => nameWeekday(8)).toThrow(RangeError);
});
