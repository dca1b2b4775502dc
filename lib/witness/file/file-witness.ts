import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseSpread } from '../choose-spread';
import { splitNotes } from '../split-notes';
import { WitnessProblem, type KeptCheckpoint, type Witness, type WitnessLimits } from '../witness';
import { requireAllowedPath } from './require-allowed-path';

const FILE_NAME = /^checkpoint-(\d+)\.txt$/;
const MAX_BYTES = 256 * 1_048_576;

type Place = Pick<Witness, 'place'>;

/**
 * Appends a checkpoint to a file, or puts it into a folder as a file of its own, and returns once it reached the disk.
 * Nothing that is there is ever written over. Throws `WitnessProblem`.
 */
export async function keepInFile(
  { place }: Place,
  { size, note }: KeptCheckpoint,
  { folders }: Pick<WitnessLimits, 'folders'>,
): Promise<void> {
  await requireAllowedPath(place, folders);
  const isFolder = await isFolderOf(place);
  if (isFolder) await orProblem(place, mkdir(place, { recursive: true }));
  await (isFolder ? putFile(join(place, `checkpoint-${size}.txt`), note) : appendNote(place, note));
}

/** What a file or folder keeps: `most` notes at most, the newest and a part of those before. Throws `WitnessProblem`. */
export async function readFromFile(
  { place }: Place,
  { folders }: Pick<WitnessLimits, 'folders'>,
  most: number,
): Promise<string[]> {
  await requireAllowedPath(place, folders);
  if (!(await isFolderOf(place))) {
    const { size } = await orProblem(place, stat(place));
    if (size > MAX_BYTES)
      throw new WitnessProblem(
        `${place} is larger than 256 MB. Let checkpoints go to a new file, or to a folder.`,
      );
    return chooseSpread(splitNotes(await orProblem(place, readFile(place, 'utf8'))), most);
  }
  const names = await orProblem(place, readdir(place));
  const sizes = names
    .flatMap((name) => FILE_NAME.exec(name)?.[1] ?? [])
    .toSorted((one, other) =>
      one.length === other.length ? (one < other ? -1 : 1) : one.length - other.length,
    );
  return Promise.all(
    chooseSpread(sizes, most).map((size) =>
      orProblem(place, readFile(join(place, `checkpoint-${size}.txt`), 'utf8')),
    ),
  );
}

const isFolderOf = async (place: string): Promise<boolean> =>
  place.endsWith('/') ||
  (await stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  ));

async function putFile(file: string, note: string): Promise<void> {
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
  const handle = await open(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o644).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return null;
      throw problemOf(file, error);
    },
  );
  if (handle === null) {
    // A try that was not noted any more, or a checkpoint of another log.
    if ((await orProblem(file, readFile(file, 'utf8'))) === note) return;
    throw new WitnessProblem(`${file} holds another checkpoint of this size.`);
  }
  try {
    await orProblem(file, handle.writeFile(note));
    await orProblem(file, handle.sync());
  } finally {
    await handle.close();
  }
}

async function appendNote(file: string, note: string): Promise<void> {
  const { O_WRONLY, O_CREAT, O_APPEND, O_NOFOLLOW } = constants;
  const handle = await orProblem(file, open(file, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, 0o644));
  try {
    const before = await handle.stat();
    if (!before.isFile()) throw new WitnessProblem(`${file} is no file.`);
    const bytes = Buffer.from(`${note}\n`);
    const { bytesWritten } = await orProblem(file, handle.write(bytes));
    if (bytesWritten !== bytes.length) {
      // Half a note would be read as a changed one.
      await handle.truncate(before.size).catch(() => undefined);
      throw new WitnessProblem(`${file} has no room.`);
    }
    await orProblem(file, handle.sync());
  } finally {
    await handle.close();
  }
}

const orProblem = <T>(file: string, work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw problemOf(file, error);
  });

function problemOf(file: string, error: unknown): Error {
  if (error instanceof WitnessProblem) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  return new WitnessProblem(`${file} cannot be used: ${code ?? message}.`, { cause: error });
}
