import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { formatKeyList, formatManifest, formatPackEntry } from './pack-format';
import { HAS_PYTHON, reportsOf, VERIFIERS, type Verifier } from './testing/run-verifiers';
import { renewHashes, writeTestPack, type TestPack } from './testing/test-pack';

const vectors = resolve('../shared/vectors/audit');
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-scenarios-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

type Case = { id: string } & Record<string, unknown>;
const casesOf = (suite: string): Case[] =>
  (JSON.parse(readFileSync(join(vectors, `${suite}.json`), 'utf8')) as { cases: Case[] }).cases;

/** What the vectors expect, in the shape in which both verifiers are asked. */
const EXPECTED: Record<string, (one: Case) => unknown> = {
  rfc6962_hashes: (one) => one.hash_hex ?? one.root_hex,
  merkle_inclusion: (one) => one.valid,
  merkle_consistency: (one) => one.valid,
  signed_notes: (one) => [one.verdict, one.verified, one.text],
  verifier_keys: (one) => one.valid,
  checkpoints: (one) => {
    const { origin, size, root_b64, extensions } = (one.parsed ?? {}) as Case;
    return one.valid ? [origin, size, root_b64, extensions] : null;
  },
  ed25519: (one) => one.valid,
  rfc8785_documents: (one) => one.output,
  rfc8785_numbers: (one) => (one.lines === undefined ? one.json : null),
  commitments: (one) => one.commitment,
  tiled_log: (one) => [(one.entries as string[]).length, true],
};

const PROGRAMS = {
  node: [VERIFIERS.node.command, 'run-vectors.mjs'],
  python: [VERIFIERS.python.command, 'run_vectors.py'],
} as const;

type Scenario = {
  id: string;
  verdict: string;
  input: {
    origin: string;
    keys: { vkey: string; from_size: number; to_size: number | null }[];
    checkpoint: string;
    trusted: string | null;
    bundle: {
      min_index?: number;
      frontier_b64?: string[];
      entries: { leaf_b64?: string; leaf_hash_b64?: string }[];
    };
  };
};
const toBytes = (text: string): Buffer => Buffer.from(text, 'base64');

/** A whole log of the vectors as a pack: a range to its end. */
function writeScenario({ id, input }: Scenario): { path: string; args: string[] } {
  const { origin, keys, checkpoint, trusted, bundle } = input;
  const path = join(folder, id);
  const from = BigInt(bundle.min_index ?? 0);
  const entries = bundle.entries.map(({ leaf_b64, leaf_hash_b64 }, at) => {
    const leaf = leaf_b64 === undefined ? null : toBytes(leaf_b64);
    const line = formatPackEntry({
      index: from + BigInt(at),
      leaf,
      leafHash: toBytes(leaf_hash_b64 ?? ''),
      sealed: {},
      proof: null,
    });
    // The vectors tell no hash beside a leaf.
    return line.replace(',"leaf_hash":""', '');
  });
  const names = ['keys.json', 'checkpoint.txt', 'checkpoints.ndjson', 'erasures.ndjson', 'entries.ndjson'];
  const pack: TestPack = new Map([
    [
      'pack.json',
      Buffer.from(
        formatManifest({
          madeAt: new Date(0),
          query: {},
          minIndex: from,
          count: BigInt(entries.length),
          range: {
            from,
            to: from + BigInt(entries.length),
            before: (bundle.frontier_b64 ?? []).map(toBytes),
            after: [],
          },
          entryFiles: ['entries.ndjson'],
          files: names.map((name) => ({ name, sha256: '' })),
        }),
      ),
    ],
    [
      'keys.json',
      Buffer.from(
        formatKeyList(
          origin,
          keys.map(({ vkey, from_size, to_size }) => ({
            vkey,
            fromSize: BigInt(from_size),
            toSize: to_size === null ? null : BigInt(to_size),
          })),
        ),
      ),
    ],
    ['checkpoint.txt', Buffer.from(checkpoint)],
    ['checkpoints.ndjson', Buffer.from('')],
    ['erasures.ndjson', Buffer.from('')],
    ['entries.ndjson', Buffer.from(entries.join(''))],
  ]);
  renewHashes(pack);
  writeTestPack(pack, path);
  if (trusted !== null) writeFileSync(`${path}.kept`, trusted);
  return {
    path,
    args: [
      '--origin',
      origin,
      '--keys',
      join(path, 'keys.json'),
      ...(trusted === null ? [] : ['--checkpoint', `${path}.kept`]),
    ],
  };
}

describe.skipIf(!existsSync(vectors))('the published vectors (skipped where they are absent)', () => {
  describe.each(['node', 'python'] as const)('in %s', (verifier: Verifier) => {
    beforeEach(({ skip }) => skip(verifier === 'python' && !HAS_PYTHON, 'there is no python3'));

    it('are what the parts of the verifier make of them', () => {
      const [command, program] = PROGRAMS[verifier];
      const { stdout, stderr } = spawnSync(
        command,
        [join(import.meta.dirname, 'testing', program), vectors],
        { encoding: 'utf8', env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } },
      );
      expect(stderr).toBe('');
      const expected = Object.entries(EXPECTED).flatMap(([suite, read]) =>
        casesOf(suite).map((one) => [`${suite} ${one.id}`, read(one)]),
      );
      expect(expected.length).toBeGreaterThan(150);
      expect(JSON.parse(stdout)).toEqual(Object.fromEntries(expected));
    });

    it('of whole logs have their verdicts as packs', () => {
      const scenarios = casesOf('log_scenarios') as unknown as Scenario[];
      expect(scenarios.length).toBeGreaterThan(5);
      for (const scenario of scenarios) {
        const { path, args } = writeScenario(scenario);
        const [report] = reportsOf(verifier, [path], args);
        expect.soft([scenario.id, report!.verdict]).toEqual([scenario.id, scenario.verdict]);
      }
    });
  });
});
