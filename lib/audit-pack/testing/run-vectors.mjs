// Runs published vectors through the functions of verify.mjs: {"suite id": what it makes of the case} as JSON.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  canonicalize,
  commit,
  followInclusion,
  hashLeaf,
  hashNode,
  isConsistent,
  openNote,
  readCheckpoint,
  readVkey,
  Tree,
  verifyEd25519,
} from '../verifiers/verify.mjs';

const b64 = (text) => Buffer.from(text ?? '', 'base64');
const hex = (text) => Buffer.from(text, 'hex');
const hashesOf = (texts) => {
  const hashes = (texts ?? []).map(b64);
  return hashes.every(({ length }) => length === 32) ? hashes : null;
};
const rootOf = (leaves) => {
  const tree = new Tree();
  for (const leaf of leaves) tree.add(0, hashLeaf(leaf));
  return tree.root();
};
const orNull = (work) => {
  try {
    return work();
  } catch {
    return null;
  }
};

const SUITES = {
  rfc6962_hashes: (one) => {
    if (one.kind === 'node') return hashNode(hex(one.left_hex), hex(one.right_hex)).toString('hex');
    if (one.kind === 'leaf') return hashLeaf(hex(one.data_hex)).toString('hex');
    return rootOf(one.leaves_hex.map(hex)).toString('hex');
  },
  merkle_inclusion: (one) => {
    const proof = hashesOf(one.proof_b64);
    const root =
      proof && followInclusion(BigInt(one.leaf_index), BigInt(one.tree_size), b64(one.leaf_hash_b64), proof);
    return root ? root.equals(b64(one.root_b64)) : false;
  },
  merkle_consistency: (one) => {
    const proof = hashesOf(one.proof_b64);
    const roots = [b64(one.root1_b64), b64(one.root2_b64)];
    return proof !== null && isConsistent(BigInt(one.size1), BigInt(one.size2), ...roots, proof);
  },
  signed_notes: (one) => {
    try {
      const { text, verified } = openNote(
        b64(one.note_b64),
        one.vkeys.map((vkey) => readVkey(vkey)),
      );
      return ['ok', verified, text];
    } catch (error) {
      return [error.verdict, null, null];
    }
  },
  verifier_keys: (one) => readVkey(one.vkey) !== null,
  checkpoints: (one) => {
    const read = readCheckpoint(one.text);
    return read && [read.origin, Number(read.size), read.root.toString('base64'), read.extensions];
  },
  ed25519: (one) => verifyEd25519(hex(one.public_hex), hex(one.message_hex), hex(one.signature_hex)),
  rfc8785_documents: (one) => canonicalize(JSON.parse(one.input)),
  rfc8785_numbers: (one) =>
    one.lines === undefined ? orNull(() => canonicalize(hex(one.ieee754_hex).readDoubleBE())) : null,
  commitments: (one) => commit(b64(one.salt_b64), one.value),
  tiled_log: (one) => {
    const { text } = openNote(Buffer.from(one.checkpoint), [readVkey(one.vkey)]);
    const { size, root } = readCheckpoint(text);
    return [Number(size), root.equals(rootOf(one.entries.map((entry) => Buffer.from(entry))))];
  },
};

const results = {};
for (const [suite, run] of Object.entries(SUITES))
  for (const one of JSON.parse(readFileSync(join(process.argv[2], `${suite}.json`), 'utf8')).cases)
    results[`${suite} ${one.id}`] = run(one);
process.stdout.write(JSON.stringify(results));
