import { expect, it } from 'vitest';
import { colorOfName } from './series-color';

it('a name has one colour, whatever else is on the page', () => {
  expect(colorOfName('payments-api')).toBe(colorOfName('payments-api'));
});

it('all eight hues are used', () => {
  const colors = new Set(Array.from({ length: 200 }, (_, i) => colorOfName(`service-${i}`)));
  expect(colors.size).toBe(8);
});
