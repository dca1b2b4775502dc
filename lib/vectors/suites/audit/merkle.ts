import { createHash } from 'node:crypto';
import { planConsistency, verifyConsistency } from '@/lib/audit-log/consistency-proof';
import { rootOf } from '@/lib/audit-log/frontier';
import { hashLeaf, hashNode } from '@/lib/audit-log/hash';
import { planInclusion, verifyInclusion } from '@/lib/audit-log/inclusion-proof';
import { hashRange, type Range } from '@/lib/audit-log/ranges';
import { byCase } from './by-case';
import { treeOf } from '@/lib/audit-log/testing/tree-of';

const fromBase64 = (text: string | null): Buffer => Buffer.from(text ?? '', 'base64');
const fromHex = (text: string): Buffer => Buffer.from(text, 'hex');

type HashCase =
  | { kind: 'leaf'; data_hex: string; hash_hex: string }
  | { kind: 'node'; left_hex: string; right_hex: string; hash_hex: string }
  | { kind: 'root'; leaves_hex: string[]; root_hex: string };

export const hashesSuite = byCase('rfc6962_hashes', (one: HashCase) => {
  if (one.kind === 'leaf')
    return { expected: one.hash_hex, got: hashLeaf(fromHex(one.data_hex)).toString('hex') };
  if (one.kind === 'node')
    return {
      expected: one.hash_hex,
      got: hashNode(fromHex(one.left_hex), fromHex(one.right_hex)).toString('hex'),
    };
  const { frontiers } = treeOf(one.leaves_hex.map(fromHex));
  return { expected: one.root_hex, got: rootOf(frontiers.at(-1)!).toString('hex') };
});

type InclusionCase = {
  leaf_index: number;
  tree_size: number;
  root_b64: string | null;
  leaf_hash_b64: string | null;
  proof_b64: string[] | null;
  valid: boolean;
};

export const inclusionSuite = byCase('merkle_inclusion', (one: InclusionCase) => ({
  expected: one.valid,
  got: verifyInclusion(
    BigInt(one.leaf_index),
    BigInt(one.tree_size),
    fromBase64(one.leaf_hash_b64),
    (one.proof_b64 ?? []).map(fromBase64),
    fromBase64(one.root_b64),
  ),
}));

type ConsistencyCase = {
  size1: number;
  size2: number;
  root1_b64: string | null;
  root2_b64: string | null;
  proof_b64: string[] | null;
  valid: boolean;
};

export const consistencySuite = byCase('merkle_consistency', (one: ConsistencyCase) => ({
  expected: one.valid,
  got: verifyConsistency(
    BigInt(one.size1),
    BigInt(one.size2),
    fromBase64(one.root1_b64),
    fromBase64(one.root2_b64),
    (one.proof_b64 ?? []).map(fromBase64),
  ),
}));

type AccumulatedCase = {
  max_size: number;
  roots_sha256: string;
  inclusion_sha256: string;
  consistency_sha256: string;
};

/** Every root and every proof of the trees up to a size, folded into one hash each. */
export const accumulatedTreesSuite = byCase('accumulated_trees', (one: AccumulatedCase) => {
  const sizes = Array.from({ length: one.max_size + 1 }, (_, size) => size);
  const { frontiers, hashOf } = treeOf(sizes.slice(0, -1).map((byte) => Buffer.of(byte)));
  const toLine = (from: number, to: number, ranges: readonly Range[]) =>
    [from, to, ...ranges.map((range) => hashRange(range, hashOf).toString('hex'))].join(' ');
  const pairs = (isPair: (small: number, size: number) => boolean) =>
    sizes.flatMap((size) =>
      sizes.filter((small) => isPair(small, size)).map((small) => [small, size] as const),
    );
  const inclusions = pairs((index, size) => index < size);
  const consistencies = pairs((small, size) => small > 0 && small <= size);
  return {
    expected: {
      roots: one.roots_sha256,
      inclusion: one.inclusion_sha256,
      consistency: one.consistency_sha256,
    },
    got: {
      roots: fold(sizes.map((size) => `${size} ${rootOf(frontiers[size]!).toString('hex')}`)),
      inclusion: fold(inclusions.map(([i, n]) => toLine(i, n, planInclusion(BigInt(i), BigInt(n))))),
      consistency: fold(consistencies.map(([m, n]) => toLine(m, n, planConsistency(BigInt(m), BigInt(n))))),
    },
  };
});

const fold = (lines: readonly string[]): string =>
  createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
