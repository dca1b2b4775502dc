import { expect, it } from 'vitest';
import { DEFAULT_PREFERENCES, parsePreferences } from './preferences';

it('a damaged or foreign entry falls back to the defaults, field by field', () => {
  expect(parsePreferences(null)).toEqual(DEFAULT_PREFERENCES);
  expect(parsePreferences('{broken')).toEqual(DEFAULT_PREFERENCES);
  expect(parsePreferences('"text"')).toEqual(DEFAULT_PREFERENCES);
  expect(parsePreferences('{"theme":"dark","density":"enormous"}')).toEqual({
    ...DEFAULT_PREFERENCES,
    theme: 'dark',
  });
});
