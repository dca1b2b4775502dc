import { createHash } from 'node:crypto';
import {
  formatKeyList,
  formatManifest,
  formatPackCheckpoint,
  formatPackEntry,
  type PackCheckpoint,
  type PackEntry,
  type PackFile,
  type PackKey,
  type PackRange,
} from './pack-format';
import { writePackReadme } from './write-pack-readme';

/** What is known of a pack before its entries are read. */
export type PackPlan = {
  madeAt: Date;
  origin: string;
  /** What was asked for, as it was written. */
  query: Readonly<Record<string, string>>;
  /** The first entry that the log still holds. */
  minIndex: bigint;
  checkpoint: { size: bigint; note: string };
  keys: readonly PackKey[];
  count: bigint;
  /** Where the entries follow each other without a gap; null for a selection, each with a proof of its own. */
  range: PackRange | null;
};

/** What a pack is filled with, as it comes. */
export type PackSource = {
  earlier: AsyncIterable<PackCheckpoint>;
  /** Pages of entries, by their indexes. */
  entries: AsyncIterable<readonly PackEntry[]>;
  /**
   * Entries that tell of the erasure of entries of the pack, each with a proof, asked for once all of these are
   * written. Those of the pack itself need not be among them.
   */
  readErasures: () => AsyncIterable<readonly PackEntry[]>;
  verifiers: readonly PackFile[];
};

/** Files of entries are about so large: one is in memory at a time. */
const ENTRY_FILE_CHARACTERS = 4 * 1_048_576;

/**
 * The files of a pack one after the other, the manifest with the hash of each at the end. Throws an Error where the
 * entries are not as many as were planned: such a pack would be refused by its own verifier.
 */
export async function* writePack(plan: PackPlan, source: PackSource): AsyncGenerator<PackFile> {
  const files: { name: string; sha256: string }[] = [];
  const entryFiles: string[] = [];
  const file = (name: string, text: string | Buffer): PackFile => {
    const content = Buffer.from(text);
    files.push({ name, sha256: createHash('sha256').update(content).digest('hex') });
    return { name, content };
  };
  const entryFile = (lines: readonly string[]): PackFile => {
    const name = `entries/${String(entryFiles.length + 1).padStart(6, '0')}.ndjson`;
    entryFiles.push(name);
    return file(name, lines.join(''));
  };

  yield file('README.md', writePackReadme(plan));
  for (const { name, content } of source.verifiers) yield file(name, content);
  yield file('keys.json', formatKeyList(plan.origin, plan.keys));
  yield file('checkpoint.txt', plan.checkpoint.note);
  const earlier: string[] = [];
  for await (const checkpoint of source.earlier) earlier.push(formatPackCheckpoint(checkpoint));
  yield file('checkpoints.ndjson', earlier.join(''));

  let count = 0n;
  let waiting: string[] = [];
  let characters = 0;
  for await (const page of source.entries)
    for (const entry of page) {
      const line = formatPackEntry(entry);
      count += 1n;
      characters += line.length;
      waiting.push(line);
      if (characters < ENTRY_FILE_CHARACTERS) continue;
      yield entryFile(waiting);
      waiting = [];
      characters = 0;
    }
  if (waiting.length > 0) yield entryFile(waiting);
  if (count !== plan.count)
    throw new Error(`The log gave ${count} entries for the pack, and ${plan.count} were counted before.`);
  const erasures: string[] = [];
  for await (const page of source.readErasures()) erasures.push(...page.map(formatPackEntry));
  yield file('erasures.ndjson', erasures.join(''));
  const { madeAt, query, minIndex, range } = plan;
  const manifest = formatManifest({ madeAt, query, minIndex, count, range, entryFiles, files });
  yield { name: 'pack.json', content: Buffer.from(manifest) };
}
