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
  const ended = new AbortController();
  let refusal: Error | null = null;
  const reading = pipeline(createReadStream(archive), createGunzip(), reader);
  const unpacking = (async () => {
    for await (const entry of reader) {
      const { name, type } = entry.header;
      const parts = name.split('/').slice(1);
      const isSafe = parts.every((part) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(part));
      if (type === 'directory') entry.resume();
      else if (type !== 'file' || parts.length === 0 || !isSafe) {
        refusal = new Error(
          `${archive} holds ${JSON.stringify(name)}, which is no file of an evidence pack.`,
        );
        throw refusal;
      } else {
        const path = join(folder, ...parts);
        await mkdir(dirname(path), { recursive: true });
        await pipeline(entry, createWriteStream(path, { flags: 'wx' }), { signal: ended.signal });
      }
    }
  })();
  try {
    // Whichever fails first: an entry of an archive that is cut off may never end by itself.
    await Promise.all([unpacking, reading]);
  } catch {
    ended.abort();
    reader.destroy();
    // What the other one says when it is ended is of no interest.
    void Promise.allSettled([unpacking, reading]);
    throw refusal ?? new Error(`${archive} is no .tar.gz, or is cut off.`);
  }
}
