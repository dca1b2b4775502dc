'use client';

import { Fragment, memo, useCallback, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { DiffLine } from '@/lib/domain/read-models/policies';
import { CodeCell, MissingCells } from './code-cell';
import type { SideTokens } from './code/request-tokens';
import { tokensOf } from './code/use-tokens';
import type { Reveal } from './diff-state';
import { highlightWords } from './highlight-words';
import { covers, type Side } from './line-target';
import type { SplitRow, UnifiedRow } from './list-rows';
import { NumberCell, type LineLinks } from './number-cell';

type Props = {
  row: UnifiedRow | SplitRow;
  tokens: SideTokens | null;
  links: LineLinks;
  /** Set when this row is to be scrolled to and given the focus, once. */
  reveal?: Reveal | null;
  onArrive?: (reveal: Reveal) => void;
  /** Of virtual rows: their place and who measures them. */
  index?: number;
  measure?: (element: HTMLTableRowElement | null) => void;
};

/** One row of a file's table; it takes the focus, so that keys can walk through the diff. */
export const DiffRowView = memo(function DiffRowView({
  row,
  tokens,
  links,
  reveal = null,
  onArrive,
  index,
  measure,
}: Props) {
  const ref = useRef<HTMLTableRowElement>(null);
  const arrive = useEffectEvent((to: Reveal) => {
    ref.current?.focus({ preventScroll: true });
    ref.current?.scrollIntoView({ block: to.block });
    onArrive?.(to);
  });
  useEffect(() => {
    if (reveal) arrive(reveal);
  }, [reveal]);
  const attach = useCallback(
    (element: HTMLTableRowElement | null) => {
      ref.current = element;
      measure?.(element);
    },
    [measure],
  );
  const words = useMemo(() => highlightWords(row.pair), [row.pair]);

  const number = (line: DiffLine, side: Side) => (
    <NumberCell side={side} number={line[side]} kind={line.kind} links={links} />
  );
  const code = (line: DiffLine, side: Side, sides: readonly Side[]) => (
    <CodeCell
      line={line}
      side={side}
      tokens={tokensOf(tokens, line)}
      words={words && (line === row.pair.left ? words.left : words.right)}
      isMarked={links !== null && sides.some((each) => covers(links.target, links.file, each, line[each]))}
    />
  );
  return (
    <tr
      ref={attach}
      data-row={row.at}
      data-index={index}
      data-change={row.startsChange || undefined}
      aria-rowindex={index === undefined ? undefined : index + 2}
      tabIndex={-1}
      className="scroll-mt-40 focus:outline-none focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-(--accent)"
    >
      {row.kind === 'unified' ? (
        <>
          {number(row.line, 'from')}
          {number(row.line, 'to')}
          {code(row.line, 'to', ['from', 'to'])}
        </>
      ) : (
        (['from', 'to'] as const).map((side) => {
          const line = side === 'from' ? row.pair.left : row.pair.right;
          return line ? (
            <Fragment key={side}>
              {number(line, side)}
              {code(line, side, [side])}
            </Fragment>
          ) : (
            <MissingCells key={side} />
          );
        })
      )}
    </tr>
  );
});
