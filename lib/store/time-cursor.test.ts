import { expect, it } from 'vitest';
import { readTimeCursor, writeTimeCursor } from './time-cursor';

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const encode = (text: string) => Buffer.from(text).toString('base64url');

it.each(['2026-11-21T09:00:00.123456Z', '2026-11-21T09:00:00.000Z'])('a cursor at %s is read again', (at) => {
  expect(readTimeCursor(writeTimeCursor({ at, id: ID }))).toEqual({ at, id: ID });
});

it.each([
  'nothing',
  `2026-11-21T09:00:00.123456Z ${ID}; DROP`,
  `2026-02-30T09:00:00.123456Z ${ID}`,
  `2026-11-21T24:00:00.000000Z ${ID}`,
  `0000-01-01T00:00:00.000000Z ${ID}`,
  `+275760-09-13T00:00:00.000Z ${ID}`,
  `yesterday ${ID}`,
  `2026-11-21T09:00:00.123456Z ${'-'.repeat(36)}`,
])('a cursor that nobody was given is refused before it reaches the database: %s', (text) => {
  expect(() => readTimeCursor(encode(text))).toThrow(expect.objectContaining({ code: 'invalid-input' }));
});
