import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';

/**
 * Unpacks a .tar.gz into a folder, without the folder that all of its files lie in. Throws an Error for what is no such
 * archive, and for one with anything but files and folders, or with a path that leads elsewhere.
 */
export async function unpackPack(archive: string, folder: string): Promise<void> {
  const reader = extract();
  const reading = pipeline(createReadStream(archive), createGunzip(), reader);
  const unpacking = (async () => {
    for await (const entry of reader) {
      const { name, type } = entry.header;
      const parts = name.split('/').slice(1);
      const isSafe = parts.every((part) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(part));
      if (type === 'directory') entry.resume();
      else if (type !== 'file' || parts.length === 0 || !isSafe)
        throw new Error(`${archive} holds ${JSON.stringify(name)}, which is no file of an evidence pack.`);
      else {
        const path = join(folder, ...parts);
        await mkdir(dirname(path), { recursive: true });
        await pipeline(entry, createWriteStream(path, { flags: 'wx' }));
      }
    }
  })();
  const [unpacked, read] = await Promise.allSettled([unpacking, reading]);
  if (unpacked.status === 'rejected' && (unpacked.reason as Error).message.includes('evidence pack'))
    throw unpacked.reason;
  if (unpacked.status === 'rejected' || read.status === 'rejected')
    throw new Error(`${archive} is no .tar.gz, or is cut off.`);
}
