import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { HAS_PYTHON, reportsOf, type PackReport } from './testing/run-verifiers';
import { TAMPERS, type Expected, type Pick } from './testing/tamper-pack';
import {
  checkpointOf,
  LOG_VKEY,
  makeTestLog,
  ORIGIN,
  STEP_MICROS,
  testSeed,
  vkeyOf,
} from './testing/test-log';
import { makeTestPack, writeTestPack, type TestPack, type TestPackChoice } from './testing/test-pack';

const PACKS = 1_000;
/** Python takes its time on a machine that has other work. */
const PATIENCE_MS = 600_000;
const LOG_SIZE = 90;
const KEPT_SIZE = 20;
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-packs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

/** Numbers that are drawn anew in the same way each time (mulberry32). */
const makePick = (seed: number): Pick => {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
};

const log = makeTestLog(LOG_SIZE);
/** The same log up to an entry that was inserted later, and signed again by whoever has the key. */
const rewritten = makeTestLog(LOG_SIZE, (at) => (at >= 12 ? 'rewritten' : 'main'));
/** A log whose entry 15 says that it was recorded before the one in front of it. */
const backdated = makeTestLog(LOG_SIZE, undefined, (at) => (at === 15 ? -2 * STEP_MICROS : 0));

/** A part of a log that a pack may be of. `from` 20 and above leave the kept checkpoint to its consistency proof. */
function choose(pick: Pick): TestPackChoice & { from: number; to: number } {
  const size = KEPT_SIZE + 1 + pick(LOG_SIZE - KEPT_SIZE - 1);
  const from = pick(size);
  const to = from + 1 + pick(size - from);
  const indexes = Array.from({ length: size }, (_, at) => at).filter(() => pick(3) === 0);
  const earlier = [...new Set([KEPT_SIZE, pick(size), pick(size)])].sort((one, other) => one - other);
  return {
    size,
    chosen: pick(2) === 0 ? { from, to } : { indexes },
    earlier: earlier.filter((at) => at > 0),
    from,
    to,
  };
}

/** What whoever holds the key, or another key, can do: the whole pack is made anew. */
const FORGERIES: Record<string, (pick: Pick) => Promise<[TestPack, Expected]>> = {
  'signed with another key': async (pick) => {
    const seed = testSeed('mallory');
    const noteOf = (size: number) => checkpointOf(rewritten, size, { seed });
    const keys = [{ vkey: vkeyOf(seed), fromSize: 0n, toSize: null }];
    return [
      await makeTestPack(rewritten, { ...choose(pick), noteOf, keys }),
      { verdict: 'no_trusted_signature' },
    ];
  },
  'of another log': async (pick) => {
    const noteOf = (size: number) => checkpointOf(log, size, { origin: 'audit.example/another' });
    return [await makeTestPack(log, { ...choose(pick), noteOf }), { verdict: 'origin_mismatch' }];
  },
  'with a time that goes back': async (pick) => {
    const size = 30 + pick(40);
    const choice = { size, chosen: { from: pick(14), to: 20 + pick(8) }, earlier: [] };
    return [await makeTestPack(backdated, choice), { verdict: 'backdated', index: '15' }];
  },
  'with a key of the past': async (pick) => {
    const keys = [{ vkey: LOG_VKEY, fromSize: 0n, toSize: 15n }];
    return [await makeTestPack(log, { ...choose(pick), keys }), { verdict: 'key_not_valid' }];
  },
};

/** The same, for whoever kept a checkpoint over 20 entries. */
const REWRITINGS: Record<string, (pick: Pick) => Promise<[TestPack, Expected]>> = {
  'cut off': async (pick) => {
    const size = 1 + pick(KEPT_SIZE - 1);
    const choice = { size, chosen: { from: 0, to: size }, earlier: [] };
    return [await makeTestPack(log, choice), { verdict: 'rollback', size: '20' }];
  },
  forked: async (pick) => {
    const choice = { size: KEPT_SIZE, chosen: { from: pick(5), to: KEPT_SIZE }, earlier: [] };
    return [await makeTestPack(rewritten, choice), { verdict: 'fork', size: '20' }];
  },
  'rewritten and grown, entries in a range': async (pick) => {
    const choice = { size: 40 + pick(40), chosen: { from: 3, to: 35 }, earlier: [] };
    return [await makeTestPack(rewritten, choice), { verdict: 'inconsistent', size: '20' }];
  },
  'rewritten and grown, entries selected': async (pick) => {
    const choice = { size: 40 + pick(40), chosen: { indexes: [1, 14, 33] }, earlier: [KEPT_SIZE] };
    return [await makeTestPack(rewritten, choice), { verdict: 'inconsistent', size: '20' }];
  },
  'without the proof for what was kept': async (pick) => {
    const choice = { size: 40 + pick(40), chosen: { indexes: [1, 14, 33] }, earlier: [19] };
    return [await makeTestPack(log, choice), { verdict: 'no_consistency_proof', size: '20' }];
  },
  'older than what the log still holds': async (pick) => {
    const choice = { size: 40 + pick(40), chosen: { from: 32, to: 38 }, earlier: [], minIndex: 32 };
    return [await makeTestPack(log, choice), { verdict: 'trusted_below_min_index', size: '20' }];
  },
};

type Case = { path: string; what: string; expected: Expected };

/** Every second pack is good; the others go through every way to tamper, in turn. */
async function makeCases(): Promise<Record<'pinned' | 'kept' | 'own-word', Case[]>> {
  const cases: Record<'pinned' | 'kept' | 'own-word', Case[]> = { pinned: [], kept: [], 'own-word': [] };
  const tampers = Object.entries(TAMPERS);
  for (let number = 0; number < PACKS; number += 1) {
    const pick = makePick(number);
    const group = number % 5 < 2 ? 'pinned' : number % 5 < 4 ? 'kept' : 'own-word';
    const path = join(folder, group, String(number));
    const turn = Math.floor(number / 2);
    let pack = await makeTestPack(log, choose(pick));
    let [what, expected]: [string, Expected] = ['good', { verdict: 'ok' }];
    if (number % 2 === 1) {
      const made = group === 'pinned' ? FORGERIES : group === 'kept' ? REWRITINGS : {};
      const names = Object.keys(made);
      if (names.length > 0 && turn % 3 === 0) {
        what = names[pick(names.length)]!;
        [pack, expected] = await made[what]!(pick);
      } else
        for (let at = turn; ; at += 1) {
          const [name, tamper] = tampers[at % tampers.length]!;
          const found = tamper(pack, pick);
          if (!found) continue;
          [what, expected] = [name, found];
          break;
        }
    }
    writeTestPack(pack, path);
    cases[group].push({ path, what, expected });
  }
  return cases;
}

const essence = ({
  verdict,
  index,
  size,
  field,
  file,
  sentence,
  entries,
  erased,
  values,
  intactTo,
}: PackReport) => ({
  verdict,
  index,
  size,
  field,
  file,
  sentence,
  entries,
  erased,
  values,
  intactTo,
});

it.skipIf(!HAS_PYTHON)(
  'both verifiers say the same of a thousand packs, half of them tampered with (skipped without python3)',
  async () => {
    const cases = await makeCases();
    const all = Object.values(cases).flat();
    expect(all).toHaveLength(PACKS);
    expect(all.filter(({ expected }) => expected.verdict !== 'ok')).toHaveLength(PACKS / 2);
    const seen = new Set(all.map(({ what }) => what));
    const ways = [...Object.keys(TAMPERS), ...Object.keys(FORGERIES), ...Object.keys(REWRITINGS)];
    expect(ways.filter((way) => !seen.has(way))).toEqual([]);

    const kept = join(folder, 'kept.txt');
    writeFileSync(kept, checkpointOf(log, KEPT_SIZE));
    const pinned = ['--vkey', LOG_VKEY, '--origin', ORIGIN];
    const args = { pinned, kept: [...pinned, '--checkpoint', kept], 'own-word': [] };
    for (const group of ['pinned', 'kept', 'own-word'] as const) {
      const paths = cases[group].map(({ path }) => path);
      const byNode = reportsOf('node', paths, args[group]);
      const byPython = reportsOf('python', paths, args[group]);
      expect(byPython.map(essence)).toEqual(byNode.map(essence));
      for (const [at, { path, what, expected }] of cases[group].entries())
        expect.soft({ what, ...byNode[at] }, path).toMatchObject({ what, ...expected });
    }
  },
  PATIENCE_MS,
);

it.skipIf(!HAS_PYTHON)(
  'both verifiers say the same of packs with any bit of any file flipped, and nothing flipped passes',
  async () => {
    const paths: string[] = [];
    const flipped: string[] = [];
    for (let number = 0; number < 300; number += 1) {
      const pick = makePick(77_000 + number);
      const pack = await makeTestPack(log, choose(pick));
      const names = [...pack.keys()];
      const name = names[pick(names.length)]!;
      const content = Buffer.from(pack.get(name)!);
      if (content.length === 0) continue;
      content[pick(content.length)]! ^= 1 << pick(8);
      pack.set(name, content);
      const path = join(folder, 'flipped', String(number));
      writeTestPack(pack, path);
      paths.push(path);
      flipped.push(name);
    }
    const args = ['--vkey', LOG_VKEY];
    const byNode = reportsOf('node', paths, args);
    expect(reportsOf('python', paths, args).map(essence)).toEqual(byNode.map(essence));
    // The manifest is signed by nobody: what it says was asked for may be changed.
    for (const [at, name] of flipped.entries())
      if (name !== 'pack.json') expect.soft(byNode[at]!.verdict, `${paths[at]} ${name}`).not.toBe('ok');
  },
  PATIENCE_MS,
);
