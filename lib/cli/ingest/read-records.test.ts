import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Adapter } from '@/lib/ingest/adapter';
import { readRecords } from './read-records';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-read-'));
const adapter: Adapter = {
  name: 'test',
  source: 'test',
  recordsIn: ['Records'],
  map: () => ({ events: [] }),
  unwrapText: (text) =>
    text.includes('GET')
      ? text
          .trim()
          .split('\n')
          .map((line) => JSON.stringify({ line }))
      : null,
};

async function read(name: string, content: string | Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const texts: string[] = [];
  let bytes = 0;
  for await (const { text } of readRecords(path, adapter, (count) => (bytes += count))) texts.push(text);
  return { texts, bytes };
}

describe('a file', () => {
  it('of JSON, zipped or not, in several members or one, gives its records and counts its bytes', async () => {
    const zipped = Buffer.concat([gzipSync('{"a":1}\n'), gzipSync('{"a":2}\n')]);
    expect(await read('two.gz', zipped)).toEqual({ texts: ['{"a":1}', '{"a":2}'], bytes: zipped.length });
    expect((await read('plain', '[{"a":1},{"a":2}]')).texts).toEqual(['{"a":1}', '{"a":2}']);
  });

  it('whose records are in a wrapper gives them, digit for digit', async () => {
    expect((await read('wrapped', '{"Records":[{"n":12345678901234567890}, {"n":1.0}]}')).texts).toEqual([
      '{"n":12345678901234567890}',
      '{"n":1.0}',
    ]);
  });

  it('that is a text of the source is read by its adapter, also where lines begin with a bracket', async () => {
    expect((await read('log', 'GET /a\nGET /b\n')).texts).toEqual(['{"line":"GET /a"}', '{"line":"GET /b"}']);
    const times = '[2026-11-21T10:00:00Z] GET /a\n'.repeat(9_000);
    expect((await read('times', times)).texts).toHaveLength(9_000);
  });

  it('that is neither says so with its name', async () => {
    await expect(read('other', 'POST /a')).rejects.toThrow(/other is neither JSON nor a text that test/);
  });

  it('that is cut, no gzip or no UTF-8 says so', async () => {
    await expect(read('cut', '[{"a":1},')).rejects.toThrow(/cut/);
    await expect(read('bad.gz', gzipSync('{"a":1}').subarray(0, 20))).rejects.toThrow();
    await expect(read('latin', Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x7d]))).rejects.toThrow();
  });

  it('that is empty has no records', async () => {
    expect((await read('empty', '')).texts).toEqual([]);
  });
});
