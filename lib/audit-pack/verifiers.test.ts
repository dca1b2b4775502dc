import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { publicKeyOf, signEd25519 } from '@/lib/audit-log/ed25519';
import { formatKeyList } from './pack-format';
import {
  checkpointOf,
  FIRST_MICROS,
  LOG_VKEY,
  makeTestLog,
  ORIGIN,
  STEP_MICROS,
  testSeed,
  vkeyOf,
} from './testing/test-log';
import {
  linesOf,
  makeTestPack,
  renewHashes,
  setLines,
  writeTestPack,
  type TestPackChoice,
} from './testing/test-pack';
import { HAS_PYTHON, reportsOf, runVerifier, VERIFIERS, type Verifier } from './testing/run-verifiers';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-packs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);
const log = makeTestLog(60);
const PINNED = ['--vkey', LOG_VKEY, '--origin', ORIGIN];
let packs = 0;
const packed = async (choice: TestPackChoice, from = log) => {
  const path = join(folder, `pack-${(packs += 1)}`);
  writeTestPack(await makeTestPack(from, choice), path);
  return path;
};
const written = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const RANGE: TestPackChoice = { size: 50, chosen: { from: 13, to: 37 }, earlier: [5, 20, 49] };
/** When an entry was recorded, moved by so many seconds. */
const timeOf = (index: number, seconds = 0) =>
  new Date((FIRST_MICROS + index * STEP_MICROS) / 1_000 + seconds * 1_000).toISOString();

/** A cosignature/v1 line of a witness, and its key. Source: C2SP tlog-cosignature. */
function cosign(note: string, name: string, seconds: number): { note: string; vkey: string } {
  const seed = testSeed(name);
  const key = Buffer.concat([Buffer.of(4), publicKeyOf(seed)]);
  const id = createHash('sha256')
    .update(Buffer.concat([Buffer.from(`${name}\n`), key]))
    .digest()
    .subarray(0, 4);
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  const body = note.slice(0, note.indexOf('\n\n') + 1);
  const signature = signEd25519(seed, Buffer.from(`cosignature/v1\ntime ${seconds}\n${body}`));
  return {
    note: `${note}— ${name} ${Buffer.concat([id, time, signature]).toString('base64')}\n`,
    vkey: `${name}+${id.toString('hex')}+${key.toString('base64')}`,
  };
}

describe.each(['node', 'python'] as const)('the verifier in %s', (verifier: Verifier) => {
  beforeEach(({ skip }) => skip(verifier === 'python' && !HAS_PYTHON, 'there is no python3'));

  it('finds what is written here ok, and says what it counted', async () => {
    // Of 13 to 36 the entries 16 and 27 are erased; of 0, 5, 6, 31 and 49 those at 5 and 49, and 6 tells of 5 alone.
    const indexes = [0, 5, 6, 31, 49];
    const paths = [
      await packed(RANGE),
      await packed({ size: 50, chosen: { indexes }, earlier: [] }),
      await packed({ size: 50, chosen: { indexes: [] }, earlier: [] }),
    ];
    expect(reportsOf(verifier, paths, PINNED)).toMatchObject([
      { verdict: 'ok', entries: '24', first: '13', last: '36', erased: '2', unexplained: '0', covers: '50' },
      { verdict: 'ok', entries: '5', erased: '2', unexplained: '1', isPinned: true },
      { verdict: 'ok', entries: '0', first: null, erased: '0', isPinned: true },
    ]);
  });

  it('finds what tells of an erasure, in the pack or beside it, and refuses it without its proof', async () => {
    const choice: TestPackChoice = { size: 60, chosen: { indexes: [5, 16, 49] }, earlier: [] };
    const beside = await packed({ ...choice, erasures: [6, 50] });
    expect(reportsOf(verifier, [beside], PINNED)).toMatchObject([
      { verdict: 'ok', erased: '3', unexplained: '1' },
    ]);
    const pack = await makeTestPack(log, { ...choice, erasures: [6, 17, 50] });
    const lines = linesOf<{ leaf: string }>(pack, 'erasures.ndjson');
    lines[1]!.leaf = lines[0]!.leaf;
    setLines(pack, 'erasures.ndjson', lines);
    renewHashes(pack);
    const forged = join(folder, `erasures-${verifier}`);
    writeTestPack(pack, forged);
    expect(reportsOf(verifier, [forged], PINNED)).toMatchObject([
      { verdict: 'not_included', index: '17', file: 'erasures.ndjson' },
    ]);
  });

  it('says plainly whose word the key is', async () => {
    const path = await packed(RANGE);
    const alone = runVerifier(verifier, [path]);
    expect(alone.status).toBe(0);
    expect(alone.stdout).toContain('THE KEY IS THE PACK’S OWN WORD');
    expect(alone.stdout).toContain('No checkpoint from outside was given');
    const pinned = runVerifier(verifier, [...PINNED, path]);
    expect(pinned.status).toBe(0);
    expect(pinned.stdout).not.toContain('OWN WORD');
    const other = runVerifier(verifier, ['--vkey', vkeyOf(testSeed('another')), path]);
    expect(other.status).toBe(1);
    expect(other.stdout).toContain('no_trusted_signature');
  });

  it('verifies the pack that it lies in', async () => {
    const pack = await makeTestPack(log, RANGE);
    const path = join(folder, `own-${verifier}`);
    writeTestPack(pack, path);
    const own = join(path, 'verify.mjs');
    cpSync(VERIFIERS[verifier].file, own);
    const { command } = VERIFIERS[verifier];
    // The manifest has the hash of what stood in its place before.
    const { stdout } = spawnSync(command, [own, '--json'], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toMatchObject([
      { verdict: 'file_mismatch', file: 'verify.mjs', entries: '24' },
    ]);
  });

  it('takes a list of keys with the sizes that each is for', async () => {
    const path = await packed(RANGE);
    const keys = (toSize: bigint) =>
      written(`keys-${toSize}.json`, formatKeyList(ORIGIN, [{ vkey: LOG_VKEY, fromSize: 0n, toSize }]));
    expect(reportsOf(verifier, [path], ['--keys', keys(50n)])).toMatchObject([
      { verdict: 'ok', isPinned: true },
    ]);
    expect(reportsOf(verifier, [path], ['--keys', keys(49n)])).toMatchObject([{ verdict: 'key_not_valid' }]);
  });

  it('passes over earlier checkpoints by keys that were not named, and believes none that contradicts', async () => {
    const before = testSeed('before');
    const noteOf = (size: number) => checkpointOf(log, size, size < 30 ? { seed: before } : {});
    const keys = [
      { vkey: vkeyOf(before), fromSize: 0n, toSize: 30n },
      { vkey: LOG_VKEY, fromSize: 30n, toSize: null },
    ];
    const path = await packed({ ...RANGE, noteOf, keys });
    expect(reportsOf(verifier, [path], PINNED)).toMatchObject([{ verdict: 'ok', earlier: 1 }]);
    expect(reportsOf(verifier, [path])).toMatchObject([{ verdict: 'ok', earlier: 3 }]);
  });

  it('compares any checkpoint that was kept within a range, and those of the pack with a selection', async () => {
    const range = await packed({ ...RANGE, earlier: [] });
    const selection = await packed({ size: 50, chosen: { indexes: [1, 30] }, earlier: [20] });
    const kept = (size: number) => ['--checkpoint', written(`kept-${size}.txt`, checkpointOf(log, size))];
    expect(
      reportsOf(verifier, [range], [...PINNED, ...kept(13), ...kept(22), ...kept(37), ...kept(50)]),
    ).toMatchObject([{ verdict: 'ok', kept: 4 }]);
    expect(reportsOf(verifier, [range], [...PINNED, ...kept(38)])).toMatchObject([
      { verdict: 'no_consistency_proof', size: '38' },
    ]);
    expect(reportsOf(verifier, [selection], [...PINNED, ...kept(20)])).toMatchObject([{ verdict: 'ok' }]);
    expect(reportsOf(verifier, [selection], [...PINNED, ...kept(21)])).toMatchObject([
      { verdict: 'no_consistency_proof', size: '21' },
    ]);
  });

  it('holds times of recording against when a checkpoint was kept', async () => {
    const path = await packed({ ...RANGE, earlier: [] });
    const kept = written('kept-at.txt', checkpointOf(log, 20));
    const at = (time: string) =>
      reportsOf(verifier, [path], [...PINNED, '--checkpoint', kept, '--kept-at', time]);
    expect(at(timeOf(20))).toMatchObject([{ verdict: 'ok' }]);
    // Within 60 seconds clocks are thought to differ: entry 20 may be 60 seconds older than that, and not 61.
    expect(at(timeOf(20, 60))).toMatchObject([{ verdict: 'ok' }]);
    expect(at(timeOf(20, 61))).toMatchObject([{ verdict: 'backdated', index: '20' }]);
    expect(at(timeOf(19, -60))).toMatchObject([{ verdict: 'ok' }]);
    // Entry 19 is the last that the checkpoint covers, and 13 the first of the pack.
    expect(at(timeOf(13, -61))).toMatchObject([{ verdict: 'postdated', index: '13' }]);
  });

  it('holds times of recording against those of witnesses that are trusted', async () => {
    const late = (FIRST_MICROS + 20 * STEP_MICROS) / 1_000_000 + 300;
    const { note, vkey } = cosign(checkpointOf(log, 20), 'witness.example', late);
    const noteOf = (size: number) => (size === 20 ? note : checkpointOf(log, size));
    const path = await packed({ ...RANGE, noteOf });
    expect(reportsOf(verifier, [path], PINNED)).toMatchObject([{ verdict: 'ok' }]);
    expect(reportsOf(verifier, [path], [...PINNED, '--witness', vkey])).toMatchObject([
      { verdict: 'backdated', index: '20' },
    ]);
  });

  it('refuses a cosignature of a trusted witness that does not hold', async () => {
    const { note, vkey } = cosign(checkpointOf(log, 20), 'witness.example', 1_800_000_000);
    const lines = note.split('\n');
    const [dash, name, signature] = lines.at(-2)!.split(' ');
    const bytes = Buffer.from(signature!, 'base64');
    bytes[20]! ^= 1;
    const broken = [...lines.slice(0, -2), `${dash} ${name} ${bytes.toString('base64')}`, ''].join('\n');
    const noteOf = (size: number) => (size === 20 ? broken : checkpointOf(log, size));
    const path = await packed({ ...RANGE, noteOf });
    expect(reportsOf(verifier, [path], [...PINNED, '--witness', vkey])).toMatchObject([
      { verdict: 'invalid_signature' },
    ]);
  });

  it('names the stretch in which a range goes wrong where no entry can be named', async () => {
    const pack = await makeTestPack(log, { size: 50, chosen: { from: 0, to: 50 }, earlier: [10, 20, 30] });
    const rewritten = makeTestLog(60, (at) => (at === 24 ? 'rewritten' : 'main'));
    const other = await makeTestPack(rewritten, { size: 50, chosen: { from: 0, to: 50 }, earlier: [] });
    pack.set('entries/000001.ndjson', other.get('entries/000001.ndjson')!);
    renewHashes(pack);
    const path = join(folder, `stretch-${verifier}`);
    writeTestPack(pack, path);
    expect(reportsOf(verifier, [path], PINNED)).toMatchObject([
      { verdict: 'root_mismatch', index: null, intactTo: '20' },
    ]);
  });

  it('lists what entries say, with nothing that commands a terminal', async () => {
    const path = await packed({ size: 50, chosen: { from: 1, to: 3 }, earlier: [] });
    const { stdout } = runVerifier(verifier, [...PINNED, '--list', path]);
    const [first, second] = stdout.split('\n');
    expect(first!.split('\t')).toEqual([
      '1',
      '2026-11-21T10:00:07.000000Z',
      '2026-11-21T10:00:05.500000Z',
      // Names in canonical order, numbers as ECMAScript writes them: RFC 8785.
      '{"count":1e+23,"mode":["audit","enforce"],"ratio":333333333.3333333}',
      'policy.update',
      'policy:p-1',
      '',
      '',
    ]);
    // The actor of entry 2 is known by an empty text: then the pseudonym says more.
    expect(second!.split('\t').slice(0, 4)).toEqual([
      '2',
      '2026-11-21T10:00:14.000000Z',
      '2026-11-21T10:00:12.500000Z',
      'user:u-2',
    ]);
    expect([...stdout].filter((letter) => /\p{Cc}/u.test(letter) && !'\n\t'.includes(letter))).toEqual([]);
  });

  it('ends with 2 where it is asked for what it does not know', () => {
    for (const args of [
      ['--vkey', 'nobody'],
      ['--nothing'],
      ['--keys', '/nowhere'],
      ['--origin'],
      ['--kept-at', 'soon'],
    ])
      expect(runVerifier(verifier, args)).toMatchObject({ status: 2, stdout: '' });
    expect(runVerifier(verifier, ['--help'])).toMatchObject({ status: 0, stderr: '' });
  });
});

it.skipIf(!HAS_PYTHON)('both verifiers write the same to people (skipped without python3)', async () => {
  const paths = [await packed(RANGE), await packed({ ...RANGE, chosen: { indexes: [2, 5, 30] } }), folder];
  for (const args of [[], PINNED, ['--list', ...PINNED]])
    expect(runVerifier('python', [...args, ...paths]).stdout).toBe(
      runVerifier('node', [...args, ...paths]).stdout,
    );
});
