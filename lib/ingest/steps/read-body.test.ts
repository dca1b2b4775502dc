import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBody } from './read-body';

const LIMITS = { bodyBytes: 1_000, decompressedBytes: 10_000 };
const refusal = (code: string) => expect.objectContaining({ name: 'GatehouseError', code }) as unknown;

function request(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/', { method: 'POST', body, headers });
}
const read = (body: BodyInit | null, headers?: Record<string, string>) =>
  readBody(request(body, headers), LIMITS);
const gzip = { 'content-encoding': 'gzip' };
const bytes = (...codes: number[]) => new Uint8Array(codes);

/** A gzip member ends with the CRC and the length of its content, four bytes each. */
function wrongChecksum(text: string) {
  const whole = new Uint8Array(gzipSync(text));
  return whole.fill(0, whole.length - 8, whole.length - 4);
}

/** A body that arrives in pieces and announces no length. */
function streamed(pieces: Uint8Array[], headers: Record<string, string> = {}): Request {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  return new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
}

describe('a body', () => {
  it('is its text, plain or gzipped, whole or in pieces', async () => {
    const text = '[{"who":"José 😀"}]';
    expect(await read(text)).toBe(text);
    expect(await read(gzipSync(text), gzip)).toBe(text);
    expect(await read(gzipSync(text), { 'content-encoding': ' GZIP ' })).toBe(text);
    expect(await read(gzipSync(text), { 'content-encoding': 'x-gzip' })).toBe(text);
    expect(await read(text, { 'content-encoding': 'identity' })).toBe(text);
    const raw = Buffer.from(text);
    // Cut inside a character.
    expect(
      await readBody(streamed([raw.subarray(0, 11), raw.subarray(11, 12), raw.subarray(12)]), LIMITS),
    ).toBe(text);
  });

  it('of several gzip members is all of them', async () => {
    expect(await read(Buffer.concat([gzipSync('[1,'), gzipSync('2]')]), gzip)).toBe('[1,2]');
  });

  it('loses its byte order mark', async () => {
    expect(await read(bytes(0xef, 0xbb, 0xbf, 0x5b, 0x5d))).toBe('[]');
  });

  it.each([
    ['Latin-1', bytes(0x22, 0xe9, 0x22)],
    ['a character cut short', bytes(0x22, 0xc3)],
    ['half a surrogate pair', bytes(0x22, 0xed, 0xa0, 0x80, 0x22)],
    ['an overlong slash', bytes(0x22, 0xc0, 0xaf, 0x22)],
    ['UTF-16 with its mark', bytes(0xff, 0xfe, 0x5b, 0x00, 0x5d, 0x00)],
  ])('that is not UTF-8 is refused: %s', async (_, body) => {
    await expect(read(body)).rejects.toEqual(refusal('invalid-input'));
  });

  it('that is empty is refused', async () => {
    for (const empty of [read(null), read(''), read(gzipSync(''), gzip)])
      await expect(empty).rejects.toEqual(refusal('invalid-input'));
  });

  it.each(['br', 'deflate', 'zstd', 'gzip, gzip'])(
    'in an encoding that is not read is refused: %s',
    async (encoding) => {
      await expect(read('[]', { 'content-encoding': encoding })).rejects.toEqual(
        refusal('unsupported-media'),
      );
    },
  );

  it.each([
    ['text', Buffer.from('[{"a":1}]')],
    ['nothing', Buffer.alloc(0)],
    ['cut', gzipSync('[{"a":1}]'.repeat(50)).subarray(0, 25)],
    ['its checksum cut', gzipSync('[{"a":1}]').subarray(0, -4)],
    ['a wrong checksum', wrongChecksum('[{"a":1}]')],
  ])('that says gzip and is none is refused: %s', async (_, body) => {
    await expect(read(body, gzip)).rejects.toEqual(refusal('invalid-input'));
  });
});

describe('a body that is too large', () => {
  it('is refused by the length that it announces, before it is read', async () => {
    let wasRead = false;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          wasRead = true;
          controller.enqueue(new Uint8Array(10));
        },
      },
      { highWaterMark: 0 },
    );
    const announced = new Request('http://localhost/', {
      method: 'POST',
      body,
      headers: { 'content-length': '1001' },
      duplex: 'half',
    } as RequestInit);
    await expect(readBody(announced, LIMITS)).rejects.toEqual(refusal('too-large'));
    expect(wasRead).toBe(false);
  });

  it('is refused by what arrives, whatever it announces', async () => {
    const pieces = [new Uint8Array(600).fill(32), new Uint8Array(600).fill(32)];
    await expect(readBody(streamed(pieces), LIMITS)).rejects.toEqual(refusal('too-large'));
    await expect(readBody(streamed(pieces, { 'content-length': '10' }), LIMITS)).rejects.toEqual(
      refusal('too-large'),
    );
    expect(await readBody(streamed([new Uint8Array(1_000).fill(32)]), LIMITS)).toHaveLength(1_000);
  });

  it('once decompressed is refused while it is decompressed', async () => {
    expect(await read(gzipSync(' '.repeat(10_000)), gzip)).toHaveLength(10_000);
    await expect(read(gzipSync(' '.repeat(10_001)), gzip)).rejects.toEqual(refusal('too-large'));
    const bomb = gzipSync(Buffer.alloc(50 * 1_048_576));
    const limits = { bodyBytes: 1_048_576, decompressedBytes: 10_000 };
    const before = process.memoryUsage().rss;
    await expect(readBody(request(bomb, gzip), limits)).rejects.toEqual(refusal('too-large'));
    expect(process.memoryUsage().rss - before).toBeLessThan(40 * 1_048_576);
  });
});
