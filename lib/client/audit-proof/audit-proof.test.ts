import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitValue as commitOnServer } from '@/lib/audit-log/commit-value';
import { planConsistency } from '@/lib/audit-log/consistency-proof';
import { rootOf } from '@/lib/audit-log/frontier';
import { hashLeaf as hashLeafOnServer } from '@/lib/audit-log/hash';
import { planInclusion } from '@/lib/audit-log/inclusion-proof';
import { hashRange } from '@/lib/audit-log/ranges';
import { treeOf } from '@/lib/audit-log/testing/tree-of';
import { areEqual, readBase64, writeBase64 } from './bytes';
import { canonicalText, commitValue } from './commit-value';
import { followInclusion } from './follow-inclusion';
import { hashLeaf, hashNode } from './hash';
import { openNote, readCheckpoint } from './open-checkpoint';
import { provesGrowth } from './proves-growth';
import { readVerifierKey } from './read-verifier-key';
import { verifySignature } from './verify-signature';

const folder = resolve('../shared/vectors/audit');
const casesOf = (suite: string): { id: string }[] =>
  (JSON.parse(readFileSync(resolve(folder, `${suite}.json`), 'utf8')) as { cases: { id: string }[] }).cases;
const fromHex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const fromBase64 = (text: string | null) => new Uint8Array(Buffer.from(text ?? '', 'base64'));
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

type HashCase =
  | { kind: 'leaf'; data_hex: string; hash_hex: string }
  | { kind: 'node'; left_hex: string; right_hex: string; hash_hex: string }
  | { kind: 'root' };
type InclusionCase = {
  leaf_index: number;
  tree_size: number;
  leaf_hash_b64: string | null;
  root_b64: string | null;
  proof_b64: string[] | null;
  valid: boolean;
};
type GrowthCase = {
  size1: number;
  size2: number;
  root1_b64: string | null;
  root2_b64: string | null;
  proof_b64: string[] | null;
  valid: boolean;
};
type NoteCase = {
  note_b64: string;
  vkeys: string[];
  verdict: string;
  verified?: string[] | null;
  text?: string | null;
};
type CheckpointCase = { text: string; parsed?: { origin: string; size: number; root_b64: string } };
type SignatureCase = { public_hex: string; message_hex: string; signature_hex: string; valid: boolean };

/** What each suite of published vectors expects of a case, and what is made of it here; null for what never gets here. */
const SUITES: Record<string, (one: never) => { expected: unknown; got: unknown } | null> = {
  rfc6962_hashes: (one: HashCase) => {
    if (one.kind === 'root') return null;
    const got =
      one.kind === 'leaf'
        ? hashLeaf(fromHex(one.data_hex))
        : hashNode(fromHex(one.left_hex), fromHex(one.right_hex));
    return { expected: one.hash_hex, got: toHex(got) };
  },
  merkle_inclusion: (one: InclusionCase) => {
    const leaf = fromBase64(one.leaf_hash_b64);
    const proof = (one.proof_b64 ?? []).map(fromBase64);
    const steps = followInclusion(BigInt(one.leaf_index), BigInt(one.tree_size), leaf, proof);
    return {
      expected: one.valid,
      got: steps !== null && areEqual(steps.at(-1)?.result ?? leaf, fromBase64(one.root_b64)),
    };
  },
  merkle_consistency: (one: GrowthCase) => ({
    expected: one.valid,
    got: provesGrowth(
      { size: BigInt(one.size1), root: fromBase64(one.root1_b64) },
      { size: BigInt(one.size2), root: fromBase64(one.root2_b64) },
      (one.proof_b64 ?? []).map(fromBase64),
    ),
  }),
  verifier_keys: (one: { vkey: string; valid: boolean }) => ({
    expected: one.valid,
    got: readVerifierKey(one.vkey) !== null,
  }),
  signed_notes: (one: NoteCase) => {
    const bytes = fromBase64(one.note_b64);
    // A note comes to the browser as a text in JSON: bytes that are no UTF-8 do not come at all.
    const note = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    if (Buffer.compare(Buffer.from(note), Buffer.from(bytes)) !== 0) return null;
    const opened = openNote(
      note,
      one.vkeys.map((each) => readVerifierKey(each)!),
    );
    return {
      expected: [one.verdict, one.verified ?? null, one.text ?? null],
      got: [
        opened.verdict,
        opened.verdict === 'ok' ? opened.signers.map(({ name }) => name) : null,
        opened.verdict === 'ok' ? opened.text : null,
      ],
    };
  },
  checkpoints: ({ text, parsed }: CheckpointCase) => {
    const read = readCheckpoint(text);
    return {
      expected: parsed ? [parsed.origin, BigInt(parsed.size), parsed.root_b64] : null,
      got: read && [read.origin, read.size, writeBase64(read.root)],
    };
  },
  ed25519: (one: SignatureCase) => ({
    expected: one.valid,
    got: verifySignature(fromHex(one.public_hex), fromHex(one.message_hex), fromHex(one.signature_hex)),
  }),
  rfc8785_documents: (one: { input: string; output: string }) => ({
    expected: one.output,
    got: canonicalText(JSON.parse(one.input)),
  }),
  commitments: (one: { salt_b64: string; value: unknown; commitment: string }) => ({
    expected: one.commitment,
    got: commitValue(fromBase64(one.salt_b64), one.value),
  }),
};

describe.skipIf(!existsSync(folder))(
  'the published vectors hold in the browser (skipped where absent)',
  () => {
    it.each(Object.keys(SUITES))('%s', (suite) => {
      const cases = casesOf(suite);
      expect(cases.length).toBeGreaterThan(0);
      for (const one of cases) {
        const compared = SUITES[suite]!(one as never);
        if (compared) expect.soft(compared.got, `${suite} ${one.id}`).toEqual(compared.expected);
      }
    });
  },
);

const flip = (bytes: Uint8Array, at: number): Uint8Array => {
  const changed = Uint8Array.from(bytes);
  changed[at % bytes.length]! ^= 1 << (at % 8);
  return changed;
};

describe('what the browser computes and what the server computes', () => {
  it('are the same for every tree, and a byte that is changed anywhere in a proof is seen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 160 }),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        (size, one, other, which) => {
          const leaves = Array.from({ length: size }, (_, at) => Buffer.from(`entry ${at}`));
          const { frontiers, hashOf } = treeOf(leaves);
          const root = rootOf(frontiers[size]!);
          const index = one % size;
          const leaf = hashLeaf(leaves[index]!);
          expect(Buffer.from(leaf).equals(hashLeafOnServer(leaves[index]!))).toBe(true);

          const proof = planInclusion(BigInt(index), BigInt(size)).map((range) => hashRange(range, hashOf));
          const leadsTo = (hashes: Uint8Array[]) =>
            followInclusion(BigInt(index), BigInt(size), leaf, hashes)?.at(-1)?.result ?? leaf;
          expect(areEqual(leadsTo(proof), root)).toBe(true);
          if (proof.length > 0) {
            const at = which % proof.length;
            expect(areEqual(leadsTo(proof.with(at, Buffer.from(flip(proof[at]!, other)))), root)).toBe(false);
            expect(followInclusion(BigInt(index), BigInt(size), leaf, proof.slice(1))).toBeNull();
          }
          expect(followInclusion(BigInt(index), BigInt(size), leaf, [...proof, root])).toBeNull();

          const from = (other % size) + 1;
          const growth = planConsistency(BigInt(from), BigInt(size)).map((each) => hashRange(each, hashOf));
          const grew = (hashes: Uint8Array[], earlier: Uint8Array = rootOf(frontiers[from]!)) =>
            provesGrowth({ size: BigInt(from), root: earlier }, { size: BigInt(size), root }, hashes);
          expect(grew(growth)).toBe(true);
          expect(grew(growth, flip(root, which))).toBe(false);
          expect(grew([...growth, root])).toBe(false);
          if (growth.length > 0) {
            const at = which % growth.length;
            expect(grew(growth.with(at, Buffer.from(flip(growth[at]!, other))))).toBe(false);
          }
        },
      ),
    );
  });

  it('are the same for every value that is committed to', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (value, salt) => {
        const read: unknown = JSON.parse(JSON.stringify(value));
        expect(commitValue(salt, read)).toBe(commitOnServer(salt, read));
      }),
    );
  });

  it('is base64 as it is written, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
        expect(writeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(readBase64(writeBase64(bytes))).toEqual(bytes);
      }),
    );
    for (const text of ['', 'AA', 'AB==', 'A A=', 'AA==\n', '*']) expect(readBase64(text)).toBeNull();
  });
});
