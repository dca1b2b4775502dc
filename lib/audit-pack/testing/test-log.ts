import { createHash } from 'node:crypto';
import { canonicalizeJson } from '@/lib/audit-log/canonicalize-json';
import { formatCheckpoint } from '@/lib/audit-log/checkpoint';
import { commitValue } from '@/lib/audit-log/commit-value';
import { publicKeyOf } from '@/lib/audit-log/ed25519';
import { rootOf } from '@/lib/audit-log/frontier';
import { signNote } from '@/lib/audit-log/signed-note';
import { treeOf } from '@/lib/audit-log/testing/tree-of';
import { formatVerifierKey, toVerifierKey } from '@/lib/audit-log/verifier-key';
import { formatMicros } from '@/lib/domain/timestamp';
import type { ShownValue } from '../pack-format';

export const ORIGIN = 'audit.example/trustzone/test';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A key of tests by its name; never used for anything else. */
export const testSeed = (name: string): Buffer => digest(`test key, never use: ${name}`);
export const vkeyOf = (seed: Buffer, name = ORIGIN): string =>
  formatVerifierKey(toVerifierKey(name, publicKeyOf(seed)));

export const LOG_SEED = testSeed('log');
export const LOG_VKEY = vkeyOf(LOG_SEED);

/** The first entry is recorded then, each other one seven seconds after the one before. */
export const FIRST_MICROS = Date.parse('2026-11-21T10:00:00Z') * 1_000;
export const STEP_MICROS = 7_000_000;

export type TestEntry = { leaf: Buffer; sealed: Record<string, ShownValue>; isErased: boolean };
export type TestLog = { entries: TestEntry[]; tree: ReturnType<typeof treeOf> };

/** Values of every kind that a source may tell, and that are hard to write canonically. */
const VALUES: readonly unknown[] = [
  'alice@example.com',
  { name: 'Zoë', '\u20ac': [1, 2.5, 1e21, 1e-7, 0.1, -0], '\ud83d\ude00': null, a: { '': true } },
  ['x', false, 123456789012345680000, 5e-324, 'line\n\u0001"\\', '\u2028'],
  { mode: ['audit', 'enforce'], count: 1e23, ratio: 333333333.3333333 },
  '',
  '192.0.2.7',
];

/**
 * A log of so many entries, always the same one for the same names: entry `at` is of the name that `nameAt` gives.
 * Every eleventh is erased, and the one after it says so. `shift` moves times of recording, in microseconds.
 */
export function makeTestLog(
  size: number,
  nameAt: (at: number) => string = () => 'main',
  shift: (at: number) => number = () => 0,
): TestLog {
  const entries = Array.from({ length: size }, (_, at): TestEntry => {
    const name = `${nameAt(at)} ${at}`;
    const micros = FIRST_MICROS + at * STEP_MICROS + shift(at);
    const isErasure = at % 11 === 6;
    const sealed: Record<string, ShownValue> = {};
    const commitments: Record<string, string> = {};
    for (const field of ['actor.id', 'changes'].slice(0, at % 3)) {
      const salt = digest(`salt ${name} ${field}`);
      const value = VALUES[(at + field.length) % VALUES.length];
      sealed[field] = { salt: salt.toString('base64'), value };
      commitments[field] = commitValue(salt, value);
    }
    const leaf = canonicalizeJson({
      v: 1,
      id: name,
      occurredAt: formatMicros(micros - 1_500_000),
      recordedAt: formatMicros(micros),
      actor: { type: 'user', ref: `u-${at % 5}` },
      action: isErasure ? 'log.erase' : 'policy.update',
      targets: [{ type: 'policy', id: `p-${at % 4}` }],
      nonce: digest(`nonce ${name}`).toString('base64url').slice(0, 22),
      data: isErasure
        ? { source: 'gatehouse', indexes: [String(at - 1)], fields: ['leaf'] }
        : { source: 'test' },
      sealed: commitments,
    });
    return { leaf, sealed, isErased: at % 11 === 5 };
  });
  return { entries, tree: treeOf(entries.map(({ leaf }) => leaf)) };
}

/** The signed checkpoint over the first `size` entries. */
export const checkpointOf = (
  { tree }: TestLog,
  size: number,
  { seed = LOG_SEED, name = ORIGIN, origin = name }: { seed?: Buffer; name?: string; origin?: string } = {},
): string =>
  signNote(formatCheckpoint({ origin, size: BigInt(size), root: rootOf(tree.frontiers[size]!) }), [
    { name, seed },
  ]);
