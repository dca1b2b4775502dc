import { expect, it } from 'vitest';
import { readEntryCursor, writeEntryCursor } from './entry-cursor';

const encode = (text: string) => Buffer.from(text).toString('base64url');

it.each(['2026-11-21T09:00:00.123456Z', '2026-11-21T09:00:00.000Z'])(
  'a cursor at %s is read again',
  (occurredAt) => {
    const place = { occurredAt, index: '41' };
    expect(readEntryCursor(writeEntryCursor(place))).toEqual(place);
  },
);

it.each([
  'nothing',
  '2026-11-21T09:00:00.123456Z 4; DROP',
  '2026-02-30T09:00:00.123456Z 4',
  '2026-11-21T24:00:00.000000Z 4',
  '0000-01-01T00:00:00.000000Z 4',
  '+275760-09-13T00:00:00.000Z 4',
  '2026/11/21,09:00:00.000000Z 4',
  '2026-11-21T09:00:00.123456Z 1234567890123456789',
])('a cursor that nobody was given is refused before it reaches the database: %s', (text) => {
  expect(() => readEntryCursor(encode(text))).toThrow(expect.objectContaining({ code: 'invalid-input' }));
});
