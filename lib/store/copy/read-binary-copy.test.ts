import { expect, it } from 'vitest';
import { BinaryRows } from './binary-rows';
import { readBinaryRows } from './read-binary-copy';

function write(): Buffer {
  const rows = new BinaryRows(64);
  rows.startRow(2);
  rows.bigint(7);
  rows.blob(Buffer.from([0, 255]));
  rows.startRow(1);
  rows.null();
  rows.end();
  return rows.take();
}

it('rows in the binary format are read as they were written', () => {
  expect(readBinaryRows(write())).toEqual([
    [Buffer.from('0000000000000007', 'hex'), Buffer.from([0, 255])],
    [null],
  ]);
});

it.each([1, 3, 8, 17])('an answer that ends %i bytes early is refused', (missing) => {
  expect(() => readBinaryRows(write().subarray(0, -missing))).toThrow(RangeError);
});
