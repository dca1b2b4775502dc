import { expect, it } from 'vitest';
import {
  formatAbsolute,
  formatRelative,
  formatTick,
  formatWeekdayTime,
  formatWindow,
  zoneName,
} from './format-time';

const plain = (text: string) => text.replaceAll('\u202F', ' ');
const at = new Date('2026-11-21T09:42:07.123Z');

it('absolute times name their zone', () => {
  expect(formatAbsolute(at, 'UTC')).toBe('21 Nov 2026, 09:42:07 UTC');
  expect(formatAbsolute(at, 'Europe/Berlin')).toBe('21 Nov 2026, 10:42:07 CET');
  expect(formatAbsolute(at, 'UTC', { milliseconds: true })).toBe('21 Nov 2026, 09:42:07.123 UTC');
  expect(zoneName(at, 'UTC')).toBe('UTC');
});

it('midnight is 00:00, not 24:00', () => {
  expect(formatAbsolute(new Date('2026-11-21T00:00:00Z'), 'UTC')).toBe('21 Nov 2026, 00:00:00 UTC');
});

it.each([
  ['2026-11-21T09:42:05Z', 'just now'],
  ['2026-11-21T09:41:27Z', '40 s ago'],
  ['2026-11-21T09:36:00Z', '6 min ago'],
  ['2026-11-18T09:00:00Z', '3 d ago'],
  ['2026-11-21T09:44:08Z', 'in 2 min'],
])('%s reads %s', (time, text) => {
  expect(plain(formatRelative(new Date(time), at))).toBe(text);
});

it('ticks show the clock within two days and the day beyond', () => {
  expect(formatTick(at, 'UTC', 3_600)).toBe('09:42');
  expect(formatTick(at, 'UTC', 30 * 86_400)).toBe('21 Nov');
});

it('a window names the zone once and the day once where it can', () => {
  expect(formatWindow(at, new Date('2026-11-21T10:42:07Z'), 'UTC')).toBe('21 Nov, 09:42 – 10:42 UTC');
  expect(formatWindow(at, new Date('2026-11-22T10:42:07Z'), 'UTC')).toBe('21 Nov, 09:42 – 22 Nov, 10:42 UTC');
});

it('a time within a week is told by its day of the week, a later one by its day', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  expect(formatWeekdayTime(new Date('2026-11-23T08:00:00Z'), 'Europe/Berlin', now)).toBe('Mon 09:00');
  expect(formatWeekdayTime(new Date('2026-11-30T08:00:00Z'), 'UTC', now)).toBe('Mon 30 Nov, 08:00');
});
