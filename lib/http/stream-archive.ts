import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { getLog } from '@/lib/telemetry/log';

/**
 * Answers files as they come as a gzipped tar archive of one folder. One file is in memory at a time, and the next is
 * asked for when the reader has room. An error midway breaks the answer off, so that no half of it looks whole.
 */
export function streamArchive(
  folder: string,
  files: AsyncGenerator<{ name: string; content: Buffer }>,
  modifiedAt: Date,
  headers: Record<string, string>,
): Response {
  const archive = pack();
  const gzip = createGzip();
  archive.on('data', (chunk) => {
    if (gzip.write(chunk as Buffer)) return;
    archive.pause();
    gzip.once('drain', () => archive.resume());
  });
  archive.on('end', () => gzip.end());
  const closed = new AbortController();
  gzip.on('close', () => closed.abort());

  const fill = async () => {
    for await (const { name, content } of files) {
      const entry = archive.entry({ name: `${folder}/${name}`, size: content.length, mtime: modifiedAt });
      const finished = once(entry, 'finish', { signal: closed.signal });
      entry.end(content);
      await finished;
    }
    archive.finalize();
  };
  void fill().catch((error: unknown) => {
    archive.destroy();
    // Whoever asked has gone: nothing broke here.
    if (closed.signal.aborted) return;
    getLog().error({ err: error }, 'an archive broke off while it was sent');
    gzip.destroy(error as Error);
  });
  return new Response(Readable.toWeb(gzip) as NodeReadableStream as ReadableStream, {
    headers: {
      'content-type': 'application/gzip',
      'content-disposition': `attachment; filename="${folder}.tar.gz"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  });
}
