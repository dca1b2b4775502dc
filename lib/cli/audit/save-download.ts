import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

const SHOW_EVERY_MS = 200;

/** What was saved: how many bytes, and their SHA-256 in hexadecimal digits. */
export type SavedFile = { bytes: number; sha256: string };

/**
 * Saves the body of an answer, with a line on standard error that says how far it is. What is cut off never stands
 * under the name of the file.
 */
export async function saveDownload(response: Response, file: string, title: string): Promise<SavedFile> {
  if (!response.body) throw new Error('The server answered without a body.');
  const hash = createHash('sha256');
  const partial = `${file}.part`;
  let bytes = 0;
  let shownAt = 0;
  const show = (end: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${title}: ${(bytes / 1e6).toFixed(1)} MB${end}`);
  };
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      const now = Date.now();
      if (now - shownAt >= SHOW_EVERY_MS) {
        shownAt = now;
        show('');
      }
      done(null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(response.body as ReadableStream), count, createWriteStream(partial));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw new Error(`${title} broke off after ${bytes} bytes; the log of the server says why.`, {
      cause: error,
    });
  } finally {
    show('\n');
  }
  return { bytes, sha256: hash.digest('hex') };
}
