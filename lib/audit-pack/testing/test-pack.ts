import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { planConsistency } from '@/lib/audit-log/consistency-proof';
import { hashLeaf } from '@/lib/audit-log/hash';
import { planInclusion } from '@/lib/audit-log/inclusion-proof';
import { hashRange, listNodes } from '@/lib/audit-log/ranges';
import type { PackCheckpoint, PackEntry, PackKey } from '../pack-format';
import { writePack } from '../write-pack';
import { checkpointOf, LOG_VKEY, ORIGIN, type TestLog } from './test-log';

/** A pack in memory: its files by their paths. */
export type TestPack = Map<string, Buffer>;

export type TestPackChoice = {
  /** How many entries the covering checkpoint is over. */
  size: number;
  /** Entries from `from` up to but without `to`, or those with these indexes. */
  chosen: { from: number; to: number } | { indexes: readonly number[] };
  /** Sizes of earlier checkpoints. */
  earlier: readonly number[];
  minIndex?: number;
  keys?: readonly PackKey[];
  /** Entries beside the chosen ones that tell of erasures. */
  erasures?: readonly number[];
  /** Notes of checkpoints, by their sizes. */
  noteOf?: (size: number) => string;
};

/** The pack of a part of a log, as the product writes it. */
export async function makeTestPack(
  log: TestLog,
  { size, chosen, earlier, minIndex = 0, keys, erasures = [], noteOf }: TestPackChoice,
): Promise<TestPack> {
  const { tree } = log;
  const hashes = (ranges: readonly { from: bigint; to: bigint }[]) =>
    ranges.map((range) => hashRange(range, tree.hashOf));
  const indexes =
    'indexes' in chosen
      ? chosen.indexes
      : Array.from({ length: chosen.to - chosen.from }, (_, at) => chosen.from + at);
  const note = noteOf ?? ((at: number) => checkpointOf(log, at));
  const entryOf = (index: number, isProven: boolean): PackEntry => {
    const { leaf, sealed, isErased } = log.entries[index]!;
    return {
      index: BigInt(index),
      leaf: isErased ? null : leaf,
      leafHash: hashLeaf(leaf),
      sealed: isErased ? {} : sealed,
      proof: isProven ? hashes(planInclusion(BigInt(index), BigInt(size))) : null,
    };
  };
  const entries = indexes.map((index) => entryOf(index, 'indexes' in chosen));
  const nodesOf = (from: number, to: number) =>
    listNodes({ from: BigInt(from), to: BigInt(to) }).map(tree.hashOf);
  const checkpoints = earlier.map((at): PackCheckpoint => ({
    size: BigInt(at),
    note: note(at),
    proof: at === 0 ? [] : hashes(planConsistency(BigInt(at), BigInt(size))),
  }));
  const files = writePack(
    {
      madeAt: new Date('2026-11-21T12:00:00Z'),
      origin: ORIGIN,
      query: { action: 'policy.update' },
      minIndex: BigInt(minIndex),
      checkpoint: { size: BigInt(size), note: note(size) },
      keys: keys ?? [{ vkey: LOG_VKEY, fromSize: 0n, toSize: null }],
      count: BigInt(entries.length),
      range:
        'indexes' in chosen
          ? null
          : {
              from: BigInt(chosen.from),
              to: BigInt(chosen.to),
              before: nodesOf(0, chosen.from),
              after: nodesOf(chosen.to, size),
            },
    },
    {
      earlier: inOrder(checkpoints),
      entries: inOrder([entries]),
      readErasures: () => inOrder([erasures.map((index) => entryOf(index, true))]),
      verifiers: [{ name: 'verify.mjs', content: Buffer.from('// stands for the verifier\n') }],
    },
  );
  const pack: TestPack = new Map();
  for await (const { name, content } of files) pack.set(name, content);
  return pack;
}

async function* inOrder<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

/** Changes the JSON of a file of a pack. */
export function editJson<T>(pack: TestPack, name: string, edit: (value: T) => void): void {
  const value = JSON.parse(pack.get(name)!.toString()) as T;
  edit(value);
  pack.set(name, Buffer.from(JSON.stringify(value)));
}

/** The lines of a file of a pack, and what puts others in their place. */
export const linesOf = <T>(pack: TestPack, name: string): T[] =>
  pack
    .get(name)!
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as T);
export const setLines = (pack: TestPack, name: string, lines: readonly unknown[]): void =>
  void pack.set(name, Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join('')));

/** Makes the manifest name the files as they are now: whoever changes a pack can do that too. */
export const renewHashes = (pack: TestPack): void =>
  editJson<{ files: { name: string; sha256: string }[] }>(pack, 'pack.json', (manifest) => {
    for (const file of manifest.files)
      file.sha256 = createHash('sha256').update(pack.get(file.name)!).digest('hex');
  });

/** Writes a pack into a folder. */
export function writeTestPack(pack: TestPack, folder: string): void {
  for (const [name, content] of pack) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}
