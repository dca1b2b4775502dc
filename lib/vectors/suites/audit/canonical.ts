import { createHash } from 'node:crypto';
import { canonicalizeJson } from '@/lib/audit-log/canonicalize-json';
import { commitValue } from '@/lib/audit-log/commit-value';
import { byCase } from './by-case';

type DocumentCase = { input: string; output: string; output_sha256: string };

export const canonicalDocumentsSuite = byCase('rfc8785_documents', (one: DocumentCase) => {
  const bytes = canonicalizeJson(JSON.parse(one.input));
  return {
    expected: { output: one.output, sha256: one.output_sha256 },
    got: { output: bytes.toString('utf8'), sha256: createHash('sha256').update(bytes).digest('hex') },
  };
});

type NumberCase =
  { ieee754_hex: string; json: string | null } | { lines: number; sha256: string; static_hex: string[] };

export const canonicalNumbersSuite = byCase('rfc8785_numbers', (one: NumberCase) => {
  if ('ieee754_hex' in one)
    return { expected: one.json, got: writeNumber(Buffer.from(one.ieee754_hex, 'hex').readDoubleBE()) };
  const hash = createHash('sha256');
  const bits = listBits(one.static_hex);
  for (let line = 0; line < one.lines; line += 1) {
    const each = bits.next().value!;
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(each);
    hash.update(`${each.toString(16)},${writeNumber(bytes.readDoubleBE())}\n`);
  }
  return { expected: one.sha256, got: hash.digest('hex') };
});

function writeNumber(value: number): string | null {
  try {
    return canonicalizeJson(value).toString('utf8');
  } catch {
    return null;
  }
}

/** The sequence of doubles that the note of the file describes. */
function* listBits(first: readonly string[]): Generator<bigint, never> {
  for (const hex of first) yield BigInt(`0x${hex}`);
  for (let i = 0n; i < 2_000n; i += 1n) yield 0x0010000000000000n + i;
  for (let block = Buffer.alloc(32); ;) {
    block = createHash('sha256').update(block).digest();
    for (let at = 0; at < 32; at += 8) {
      const value = block.readDoubleLE(at);
      if (value !== 0 && Number.isFinite(value)) yield block.readBigUInt64LE(at);
    }
  }
}

type CommitmentCase = { salt_b64: string; value: unknown; canonical: string; commitment: string };

export const commitmentsSuite = byCase('commitments', (one: CommitmentCase) => ({
  expected: { canonical: one.canonical, commitment: one.commitment },
  got: {
    canonical: canonicalizeJson(one.value).toString('utf8'),
    commitment: commitValue(Buffer.from(one.salt_b64, 'base64'), one.value),
  },
}));
