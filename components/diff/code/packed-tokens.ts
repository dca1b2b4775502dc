import { TOKEN_KINDS, type Token } from './token';

/**
 * The tokens of a text as numbers, which pass from thread to thread without a copy: `ends[line]` is
 * where the line's parts end, a part is its length × 8 + its kind (0 is plain).
 */
export type PackedTokens = { ends: Uint32Array<ArrayBuffer>; parts: Uint32Array<ArrayBuffer> };

const KINDS = 8;

/** Packs the tokens of a text's lines. */
export function packTokens(lines: readonly (readonly Token[])[]): PackedTokens {
  const ends = new Uint32Array(lines.length);
  const parts = new Uint32Array(lines.reduce((sum, line) => sum + line.length, 0));
  let at = 0;
  lines.forEach((line, index) => {
    for (const { text, kind } of line)
      parts[at++] = text.length * KINDS + (kind === null ? 0 : TOKEN_KINDS.indexOf(kind) + 1);
    ends[index] = at;
  });
  return { ends, parts };
}

/** The tokens of one line (from 0) with its text; none for a line that the text does not have. */
export function unpackLine({ ends, parts }: PackedTokens, line: number, text: string): Token[] {
  let from = 0;
  return [...parts.subarray(ends[line - 1] ?? 0, ends[line] ?? 0)].map((part) => {
    const start = from;
    from += Math.floor(part / KINDS);
    return { text: text.slice(start, from), kind: TOKEN_KINDS[(part % KINDS) - 1] ?? null };
  });
}
