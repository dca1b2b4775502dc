import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { pack, type Header } from 'tar-stream';

const zip = promisify(gzip);

/** A gzipped tar archive of files by path, and of entries of any other kind: what tests send as a bundle. */
export async function packBundle(
  files: Readonly<Record<string, string | Uint8Array>>,
  others: readonly Partial<Header>[] = [],
): Promise<Uint8Array> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({ name }, Buffer.from(content));
  for (const other of others) archive.entry({ name: 'other', ...other } as Header);
  archive.finalize();
  const parts: Buffer[] = [];
  for await (const part of archive) parts.push(part as Buffer);
  return new Uint8Array(await zip(Buffer.concat(parts)));
}
