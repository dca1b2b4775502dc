import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { writeCalendar } from './write-calendar';

const SUMMARY =
  'On call: Jürgen; "Jo", O\\Neill – Zuständigkeit für 支払いゾーン und alle Übergänge zwischen den Zonen 🚨🚨🚨';
const DESCRIPTION = 'Takes over, for Ada;\nreason: a\\b\r\nsecond line';
const TEXT = writeCalendar(
  [
    {
      uid: '1a@gatehouse',
      fromMs: Date.parse('2026-11-23T08:00:00Z'),
      toMs: Date.parse('2026-11-30T08:00:00.900Z'),
      summary: SUMMARY,
      description: DESCRIPTION,
    },
    {
      uid: '2b@gatehouse',
      fromMs: Date.parse('2026-11-30T08:00:00Z'),
      toMs: Date.parse('2026-12-07T08:00:00Z'),
      summary: 'x'.repeat(200),
      description: '',
    },
  ],
  { name: 'Trust-zone responders', changedAtMs: Date.parse('2026-11-21T10:00:00Z') },
);

it('a parser of others reads the calendar as it was meant', () => {
  const calendar = new ICAL.Component(ICAL.parse(TEXT));
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Trust-zone responders');
  const [first, second] = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  expect(first!.uid).toBe('1a@gatehouse');
  expect(first!.summary).toBe(SUMMARY);
  expect(first!.description).toBe('Takes over, for Ada;\nreason: a\\b\nsecond line');
  expect(first!.startDate.toJSDate().toISOString()).toBe('2026-11-23T08:00:00.000Z');
  expect(first!.endDate.toJSDate().toISOString()).toBe('2026-11-30T08:00:00.000Z');
  expect(first!.startDate.zone).toBe(ICAL.Timezone.utcTimezone);
  expect(second!.summary).toBe('x'.repeat(200));
});

it('lines end with CRLF and have 75 octets at most, and no character is cut in two', () => {
  expect(TEXT.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(TEXT.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const lines = TEXT.split('\r\n');
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line, 'utf8')))).toBeLessThanOrEqual(75);
  expect(lines.some((line) => line.startsWith(' '))).toBe(true);
  expect(TEXT.replaceAll('\r\n ', '')).toContain('支払いゾーン');
});

it('control characters that no text may hold are left out', () => {
  const text = writeCalendar(
    [{ uid: 'u', fromMs: 0, toMs: 1_000, summary: 'a\u0007b\u0000c', description: '' }],
    {
      name: 'n',
      changedAtMs: 0,
    },
  );
  expect(text).toContain('SUMMARY:abc\r\n');
});
