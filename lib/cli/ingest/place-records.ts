import type { Adapter } from '@/lib/ingest/adapter';
import type { Position } from './journal';
import type { InputFile } from './list-files';
import type { Placed } from './make-bodies';
import { readRecords } from './read-records';

export type Broken = { path: string; message: string };

/**
 * The records of all files in order from a position on. A file that cannot be read, or not to its end, is told to
 * `onBroken`, and the next is read. `onBytes` hears what was read of the disk, skipped files too.
 */
export async function* placeRecords(
  files: readonly InputFile[],
  adapter: Adapter,
  from: Pick<Position, 'file' | 'records'>,
  { onBytes, onBroken }: { onBytes: (bytes: number) => void; onBroken: (broken: Broken) => void },
): AsyncGenerator<Placed> {
  for (const [file, { path, bytes }] of files.entries()) {
    if (file < from.file) {
      onBytes(bytes);
      continue;
    }
    const skipped = file === from.file ? from.records : 0;
    let index = 0;
    try {
      for await (const record of readRecords(path, adapter, onBytes)) {
        if (index >= skipped) yield { ...record, file, index };
        index += 1;
      }
    } catch (error) {
      onBroken({ path, message: error instanceof Error ? error.message : String(error) });
    }
  }
}
