import { describe, expect, it } from 'vitest';
import { BinaryRows } from './binary-rows';

const HEADER = '5047434f50590aff0d0a000000000000000000';

/** What a row of one column holds behind its count and length, in hexadecimal. */
function column(write: (rows: BinaryRows) => void, capacity = 64): string {
  const rows = new BinaryRows(capacity);
  rows.take();
  rows.startRow(1);
  write(rows);
  const hex = rows.take().toString('hex');
  expect(hex.slice(0, 4)).toBe('0001');
  return hex.slice(4);
}

describe('rows in the binary format of COPY', () => {
  it('begin with the signature and end with minus one', () => {
    const rows = new BinaryRows(64);
    rows.end();
    expect(rows.take().toString('hex')).toBe(`${HEADER}ffff`);
  });

  it.each([
    ['null', (rows: BinaryRows) => rows.null(), 'ffffffff'],
    ['a missing text', (rows: BinaryRows) => rows.text(null), 'ffffffff'],
    ['a missing number', (rows: BinaryRows) => rows.double(null), 'ffffffff'],
    ['a missing time', (rows: BinaryRows) => rows.timestamp(null), 'ffffffff'],
    ['true', (rows: BinaryRows) => rows.boolean(true), '0000000101'],
    ['false', (rows: BinaryRows) => rows.boolean(false), '0000000100'],
    ['1.5 (IEEE 754)', (rows: BinaryRows) => rows.double(1.5), '000000083ff8000000000000'],
    ['2^52 − 1', (rows: BinaryRows) => rows.bigint(2 ** 52 - 1), '00000008000fffffffffffff'],
    ['a small number', (rows: BinaryRows) => rows.smallint(3), '000000020003'],
    ['a missing small number', (rows: BinaryRows) => rows.smallint(null), 'ffffffff'],
    ['−1', (rows: BinaryRows) => rows.bigint(-1), '00000008ffffffffffffffff'],
    // Microseconds since 2000-01-01T00:00:00Z.
    ['a time', (rows: BinaryRows) => rows.timestamp(946_684_800_000_001), '000000080000000000000001'],
    [
      'the time before',
      (rows: BinaryRows) => rows.timestamp(946_684_799_999_999),
      '00000008ffffffffffffffff',
    ],
    ['bytes', (rows: BinaryRows) => rows.blob(Buffer.from([0, 255, 10])), '0000000300ff0a'],
    [
      // One dimension, no nulls, type 25, two elements from 1 on.
      'texts',
      (rows: BinaryRows) => rows.texts(['a', 'bc']),
      '0000001f00000001000000000000001900000002000000010000000161000000026263',
    ],
    ['no texts', (rows: BinaryRows) => rows.texts([]), '0000000c000000000000000000000019'],
    // A count, then each word with the NUL behind it and its number of places.
    [
      'words',
      (rows: BinaryRows) => rows.lexemes(['a', 'é']),
      '0000000d000000026100 0000c3a9000000'.replace(' ', ''),
    ],
    // Its version, then the text.
    ['JSON', (rows: BinaryRows) => rows.jsonb(Buffer.from('{}')), '00000003017b7d'],
    ['missing bytes', (rows: BinaryRows) => rows.blob(null), 'ffffffff'],
    [
      'a UUID',
      (rows: BinaryRows) => rows.uuid('00112233-4455-8677-8899-AAbbccddeeff'),
      '0000001000112233445586778899aabbccddeeff',
    ],
  ])('hold %s', (_, write, hex) => {
    expect(column(write)).toBe(hex);
  });

  it.each([
    ['', ''],
    ['a"\\\n', '61225c0a'],
    ['é語', 'c3a9e8aa9e'],
    ['😀', 'f09f9880'],
    ['a\0b', '61efbfbd62'],
    ['half \ud83d', '68616c6620efbfbd'],
  ])('hold the text %j as UTF-8 that PostgreSQL can keep', (text, hex) => {
    const length = (hex.length / 2).toString(16).padStart(8, '0');
    expect(column((rows) => rows.text(text))).toBe(length + hex);
  });

  it.each(['x', 'é', '\0'])('hold texts longer than the room they start with: %j', (one) => {
    const bytes = Buffer.from((one === '\0' ? '\ufffd' : one).repeat(5_000));
    const length = Buffer.alloc(4);
    length.writeInt32BE(bytes.length);
    expect(column((rows) => rows.text(one.repeat(5_000)))).toBe(
      Buffer.concat([length, bytes]).toString('hex'),
    );
  });

  it.each([
    'no-uuid',
    '',
    '0',
    '00112233-4455-8677-8899-aabbccddee',
    'g0112233-4455-8677-8899-aabbccddeeff',
    '0'.repeat(33),
  ])('refuse %j, which is no UUID', (text) => {
    expect(() => column((rows) => rows.uuid(text))).toThrow(expect.objectContaining({ code: '22P02' }));
  });

  it('taken stay as they are while more are written', () => {
    const rows = new BinaryRows(64);
    rows.take();
    rows.text('first');
    const first = rows.take();
    rows.text('other');
    expect(first.toString('latin1')).toContain('first');
    expect(rows.take().toString('latin1')).toContain('other');
  });
});
