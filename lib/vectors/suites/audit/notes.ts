import { parseCheckpoint } from '@/lib/audit-log/checkpoint';
import { publicKeyOf, signEd25519, verifyEd25519 } from '@/lib/audit-log/ed25519';
import { rootOf } from '@/lib/audit-log/frontier';
import { openNote, signNote } from '@/lib/audit-log/signed-note';
import { countTiles, formatEntryBundle, tilePath } from '@/lib/audit-log/tiles';
import { parseTlogProof } from '@/lib/audit-log/tlog-proof';
import { formatVerifierKey, parseVerifierKey, toVerifierKey } from '@/lib/audit-log/verifier-key';
import { byCase } from './by-case';
import { treeOf } from '@/lib/audit-log/testing/tree-of';

const fromHex = (text: string): Buffer => Buffer.from(text, 'hex');

function readKeys(texts: readonly string[]) {
  return texts.map((text) => {
    const key = parseVerifierKey(text);
    if (!key) throw new Error(`no verifier key: ${text}`);
    return key;
  });
}

type KeyCase = { vkey: string; valid: boolean };

/** A key that is read is written as it was. */
export const verifierKeysSuite = byCase('verifier_keys', ({ vkey, valid }: KeyCase) => {
  const key = parseVerifierKey(vkey);
  return { expected: valid ? vkey : null, got: key && formatVerifierKey(key) };
});

type NoteCase = {
  note_b64: string;
  vkeys: string[];
  verdict: string;
  verified: string[] | null;
  text: string | null;
};

export const signedNotesSuite = byCase('signed_notes', (one: NoteCase) => {
  const opened = openNote(Buffer.from(one.note_b64, 'base64'), readKeys(one.vkeys));
  const { verdict, verified, text } = one;
  return {
    expected: { verdict, verified, text },
    got: {
      verdict: opened.verdict,
      verified: opened.verdict === 'ok' ? opened.verified.map(({ name }) => name) : null,
      text: opened.verdict === 'ok' ? opened.text : null,
    },
  };
});

type SigningCase = { name: string; seed_hex: string; vkey: string; text: string; note: string };

export const noteSigningSuite = byCase('note_signing', (one: SigningCase) => {
  const seed = fromHex(one.seed_hex);
  return {
    expected: { vkey: one.vkey, note: one.note },
    got: {
      vkey: formatVerifierKey(toVerifierKey(one.name, publicKeyOf(seed))),
      note: signNote(one.text, [{ name: one.name, seed }]),
    },
  };
});

type CheckpointCase = {
  text: string;
  valid: boolean;
  parsed?: { origin: string; size: number; root_b64: string; extensions: string[] };
};

export const checkpointsSuite = byCase('checkpoints', ({ text, valid, parsed }: CheckpointCase) => {
  const read = parseCheckpoint(text);
  return {
    expected: { valid, parsed: parsed ?? null },
    got: {
      valid: read !== null,
      parsed: read && {
        origin: read.origin,
        size: Number(read.size),
        root_b64: read.root.toString('base64'),
        extensions: read.extensions,
      },
    },
  };
});

type ProofCase = {
  text: string;
  valid: boolean;
  index?: number;
  hashes_b64?: string[];
  extra?: string | null;
};

export const tlogProofsSuite = byCase('tlog_proofs', (one: ProofCase) => {
  const read = parseTlogProof(one.text);
  return {
    expected: one.valid ? { index: one.index, hashes_b64: one.hashes_b64, extra: one.extra } : null,
    got: read && {
      index: Number(read.index),
      hashes_b64: read.hashes.map((hash) => hash.toString('base64')),
      extra: read.extra?.toString('base64') ?? null,
    },
  };
});

type Ed25519Case = {
  seed_hex?: string;
  public_hex: string;
  message_hex: string;
  signature_hex: string;
  valid: boolean;
};

export const ed25519Suite = byCase('ed25519', (one: Ed25519Case) => {
  const [message, signature] = [fromHex(one.message_hex), fromHex(one.signature_hex)];
  const seed = one.seed_hex === undefined ? null : fromHex(one.seed_hex);
  return {
    expected: {
      valid: one.valid,
      ...(seed && { public_hex: one.public_hex, signature_hex: one.signature_hex }),
    },
    got: {
      valid: verifyEd25519(fromHex(one.public_hex), message, signature),
      ...(seed && {
        public_hex: publicKeyOf(seed).toString('hex'),
        signature_hex: signEd25519(seed, message).toString('hex'),
      }),
    },
  };
});

type TileCase =
  | { level: number | 'entries'; index: number; partial: number; path: string }
  | { tree_size: number; tiles: Record<string, { full: number; partial: number }> };

export const tilePathsSuite = byCase('tile_paths', (one: TileCase) => {
  if ('path' in one) return { expected: one.path, got: tilePath(one.level, BigInt(one.index), one.partial) };
  const tiles = countTiles(BigInt(one.tree_size));
  return {
    expected: { tiles: one.tiles, levels: Object.keys(one.tiles).length },
    got: {
      tiles: Object.fromEntries(
        tiles.map(({ level, full, partial }) => [String(level), { full: Number(full), partial }]),
      ),
      levels: tiles.length,
    },
  };
});

type LogCase = {
  vkey: string;
  entries: string[];
  checkpoint: string;
  level0_tile_b64: string | null;
  entry_bundle_b64: string | null;
};

/** A log of somebody else: its checkpoint opens with its key, and its tree, tile and bundle are made alike. */
export const tiledLogSuite = byCase('tiled_log', (one: LogCase) => {
  const leaves = one.entries.map((entry) => Buffer.from(entry));
  const { frontiers, hashOf } = treeOf(leaves);
  const opened = openNote(Buffer.from(one.checkpoint), readKeys([one.vkey]));
  const checkpoint = opened.verdict === 'ok' ? parseCheckpoint(opened.text) : null;
  const tile = Buffer.concat(leaves.map((_, index) => hashOf({ level: 0, index: BigInt(index) })));
  const isEmpty = leaves.length === 0;
  return {
    expected: {
      verdict: 'ok',
      size: leaves.length,
      root: rootOf(frontiers.at(-1)!).toString('base64'),
      tile: one.level0_tile_b64,
      bundle: one.entry_bundle_b64,
    },
    got: {
      verdict: opened.verdict,
      size: Number(checkpoint?.size),
      root: checkpoint?.root.toString('base64'),
      tile: isEmpty ? null : tile.toString('base64'),
      bundle: isEmpty ? null : formatEntryBundle(leaves).toString('base64'),
    },
  };
});
