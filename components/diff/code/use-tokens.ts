'use client';

import { useEffect, useState } from 'react';
import type { DiffLine } from '@/lib/domain/read-models/policies';
import type { Grammar } from './find-grammar';
import { unpackLine } from './packed-tokens';
import { requestTokens, type SideTokens } from './request-tokens';
import type { Token } from './token';

/** Longer texts stay plain: they would take many seconds. */
const MAX_CHARACTERS = 4_000_000;

/**
 * The tokens of both texts of a file, once they are there; null before, and for plain text. Made in the
 * browser rather than sent with the diff, which would be several times as long.
 */
export function useTokens(lines: readonly DiffLine[], grammar: Grammar | null): SideTokens | null {
  const [found, setFound] = useState<{ of: readonly DiffLine[]; tokens: SideTokens | null } | null>(null);
  useEffect(() => {
    if (grammar === null || lines.length === 0) return;
    const sides = { from: textOf(lines, 'from'), to: textOf(lines, 'to') };
    if (sides.from.length + sides.to.length > MAX_CHARACTERS) return;
    let isWanted = true;
    void requestTokens(sides, grammar).then((tokens) => isWanted && setFound({ of: lines, tokens }));
    return () => {
      isWanted = false;
    };
  }, [lines, grammar]);
  return found?.of === lines ? found.tokens : null;
}

/** The tokens of a line, from the text it is a line of. */
export function tokensOf(tokens: SideTokens | null, line: DiffLine): Token[] | null {
  if (!tokens) return null;
  return line.to === null
    ? unpackLine(tokens.from, line.from! - 1, line.text)
    : unpackLine(tokens.to, line.to - 1, line.text);
}

const textOf = (lines: readonly DiffLine[], side: 'from' | 'to'): string =>
  lines.flatMap((line) => (line[side] === null ? [] : line.text)).join('\n');
