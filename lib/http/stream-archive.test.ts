import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { extract } from 'tar-stream';
import { expect, it, vi } from 'vitest';

vi.mock('@/lib/telemetry/log', () => ({ getLog: () => ({ error: vi.fn<() => void>() }) }));
import { streamArchive } from './stream-archive';

const NOW = new Date('2026-11-21T10:00:00Z');
const file = (name: string, bytes: number) => ({ name, content: Buffer.alloc(bytes, name) });

async function unpack(response: Response): Promise<Record<string, Buffer>> {
  const reader = extract();
  Readable.fromWeb(response.body as NodeReadableStream)
    .on('error', (error) => reader.destroy(error))
    .pipe(createGunzip())
    .on('error', (error) => reader.destroy(error))
    .pipe(reader);
  const files: Record<string, Buffer> = {};
  for await (const entry of reader) {
    const parts: Buffer[] = [];
    for await (const part of entry) parts.push(part as Buffer);
    files[entry.header.name] = Buffer.concat(parts);
  }
  return files;
}

it('sends every file, empty and large ones too, below one folder', async () => {
  const sent = [file('a.txt', 3), file('empty', 0), file('below/large', 3_000_001)];
  async function* files() {
    yield* sent;
  }
  const response = streamArchive('pack', files(), NOW, { 'x-one': '1' });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/gzip',
    'content-disposition': 'attachment; filename="pack.tar.gz"',
    'x-one': '1',
  });
  const received = await unpack(response);
  expect(Object.keys(received)).toEqual(sent.map(({ name }) => `pack/${name}`));
  for (const { name, content } of sent) expect(received[`pack/${name}`]!.equals(content)).toBe(true);
});

it('asks for files only as fast as they are read', async () => {
  let made = 0;
  async function* files() {
    for (; made < 400; made += 1) {
      // What cannot be compressed, so that it is as much to send as to make.
      yield { name: String(made), content: crypto.getRandomValues(Buffer.alloc(65_536)) };
    }
  }
  const response = streamArchive('pack', files(), NOW, {});
  const reader = response.body!.getReader();
  await reader.read();
  await vi.waitFor(() => expect(made).toBeGreaterThan(0));
  expect(made).toBeLessThan(100);
  await reader.cancel();
});

it('stops making files when the reader goes away', async () => {
  const ended = vi.fn<() => void>();
  async function* files() {
    try {
      for (let number = 0; ; number += 1)
        yield { name: String(number), content: crypto.getRandomValues(Buffer.alloc(65_536)) };
    } finally {
      ended();
    }
  }
  const reader = streamArchive('pack', files(), NOW, {}).body!.getReader();
  await reader.read();
  await reader.cancel();
  await vi.waitFor(() => expect(ended).toHaveBeenCalled());
});

it('breaks off where a file cannot be made, and never ends as if it were whole', async () => {
  async function* files() {
    yield file('a.txt', 3);
    throw new Error('the disk is gone');
  }
  await expect(unpack(streamArchive('pack', files(), NOW, {}))).rejects.toThrow();
});
