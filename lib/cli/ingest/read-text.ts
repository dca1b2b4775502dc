import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/**
 * The text of a file in pieces, unzipped where it begins as gzip does; `-` is standard input. `onBytes` hears how
 * many bytes were read. Throws where the file is no valid gzip or no valid UTF-8.
 */
export async function* readText(path: string, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const raw = (path === '-' ? process.stdin : createReadStream(path)) as AsyncIterable<Buffer>;
  const chunks = raw[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const counted = count(first.value, chunks, onBytes);
  const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
  const bytes: AsyncIterable<Buffer> = isGzip ? unzip(counted) : counted;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function* count(
  first: Buffer,
  rest: AsyncIterator<Buffer>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for (let chunk: Buffer | null = first; chunk;) {
    onBytes(chunk.length);
    yield chunk;
    const next = await rest.next();
    chunk = next.done ? null : next.value;
  }
}

const unzip = (bytes: AsyncIterable<Buffer>): AsyncIterable<Buffer> =>
  // What goes wrong on the way reaches whoever reads, through the last stream.
  pipeline(Readable.from(bytes), createGunzip(), () => undefined);
