'use client';

import { useEffect, useState } from 'react';
import type { DiffLine } from '@/lib/domain/read-models/policies';
import type { Grammar } from './find-grammar';
import type { Token } from './token';

/** The tokens of both texts, by line. */
export type SideTokens = { from: Token[][]; to: Token[][] };

/** Longer texts stay plain: the browser would stand still while they are read. */
const MAX_CHARACTERS = 1_500_000;

/**
 * The tokens of the lines of a file, once they are there; null before, and for plain text. In the
 * browser rather than in the answer, which would be several times as long; the highlighter is loaded
 * with the first code, and works when the page has nothing else to do.
 */
export function useTokens(lines: readonly DiffLine[], grammar: Grammar | null): SideTokens | null {
  const [found, setFound] = useState<{ of: readonly DiffLine[]; tokens: SideTokens } | null>(null);
  useEffect(() => {
    if (grammar === null || lines.length === 0) return;
    const sides = { from: textOf(lines, 'from'), to: textOf(lines, 'to') };
    if (sides.from.length + sides.to.length > MAX_CHARACTERS) return;
    let isWanted = true;
    void import('./highlight-code').then(({ highlightCode }) =>
      whenIdle(() => {
        if (!isWanted) return;
        setFound({
          of: lines,
          tokens: { from: highlightCode(sides.from, grammar), to: highlightCode(sides.to, grammar) },
        });
      }),
    );
    return () => {
      isWanted = false;
    };
  }, [lines, grammar]);
  return found?.of === lines ? found.tokens : null;
}

/** The tokens of a line, from the text it is a line of. */
export function tokensOf(tokens: SideTokens | null, line: DiffLine): Token[] | null {
  if (!tokens) return null;
  return (line.to === null ? tokens.from[line.from! - 1] : tokens.to[line.to - 1]) ?? null;
}

const textOf = (lines: readonly DiffLine[], side: 'from' | 'to'): string =>
  lines.flatMap((line) => (line[side] === null ? [] : line.text)).join('\n');

/** Safari has no idle callbacks. */
const whenIdle = (work: () => void): void => {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 500 });
  else setTimeout(work);
};
