import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { InputFile } from './list-files';

/** Everything before this place is stored: `records` of the file with this number, and all files before it. */
const positionSchema = z.object({
  file: z.number().int().min(0),
  records: z.number().int().min(0),
  accepted: z.number(),
  duplicates: z.number(),
  rejected: z.number(),
});
export type Position = z.infer<typeof positionSchema>;

export const START: Position = { file: 0, records: 0, accepted: 0, duplicates: 0, rejected: 0 };

/** Remembers how far files were read, so that reading the same files again goes on there. */
export type Journal = { position: Position; save: (position: Position) => void; remove: () => void };

/**
 * The journal of reading these files as this source into this Gatehouse; a file that changed makes it another
 * one. Standard input has none: it cannot be read again.
 */
export function openJournal(dataFolder: string, source: string, files: readonly InputFile[]): Journal {
  if (files.some(({ path }) => path === '-'))
    return { position: START, save: () => undefined, remove: () => undefined };
  const folder = resolve(dataFolder, 'ingest');
  const file = join(folder, `${hash('sha256', JSON.stringify([source, files]), 'hex').slice(0, 32)}.json`);
  const position = existsSync(file) ? positionSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : START;
  mkdirSync(folder, { recursive: true });
  return {
    position,
    save: (next) => {
      // Replaced whole: a kill in the middle leaves the one before.
      writeFileSync(`${file}.new`, JSON.stringify(next));
      renameSync(`${file}.new`, file);
    },
    remove: () => rmSync(file, { force: true }),
  };
}
