'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, type Dispatch } from 'react';
import type { PolicyDiff } from '@/lib/domain/read-models/policies';
import { findGrammar } from './code/find-grammar';
import { useTokens } from './code/use-tokens';
import { DiffRowView } from './diff-row';
import { VIRTUAL_FROM, type DiffAction, type Reveal } from './diff-state';
import { DiffTable } from './diff-table';
import type { DiffView } from './diff-view';
import type { LineRange } from './fold-lines';
import { FoldRowView } from './fold-row';
import type { LineTarget } from './line-target';
import { findRow, listRows, type DiffRow } from './list-rows';

export type FileLinesProps = {
  file: PolicyDiff['files'][number];
  /** Its place among the files of the diff, for addresses of lines. */
  place: number;
  view: DiffView;
  opened: readonly LineRange[] | undefined;
  reveal: Reveal | null;
  target: LineTarget | null;
  dispatch: Dispatch<DiffAction>;
};

/** Two lines of code at the widths of the page: rows are measured once they are drawn. */
const ROW_PX = 24;

/** The lines of one file. A long one scrolls by itself and draws the rows in sight only. */
export function FileLines({ file, place, view, opened, reveal, target, dispatch }: FileLinesProps) {
  const scrollRef = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => listRows(file.lines, view, opened), [file.lines, view, opened]);
  const tokens = useTokens(file.lines, findGrammar(file.path, file.language));
  const lastLine = useMemo(
    () => file.lines.reduce((last, { from, to }) => Math.max(last, from ?? 0, to ?? 0), 0),
    [file.lines],
  );
  const links = useMemo(() => ({ file: place, target }), [place, target]);
  const onArrive = useCallback(
    (arrived: Reveal) => dispatch({ type: 'arrive', reveal: arrived }),
    [dispatch],
  );

  const isVirtual = rows.length > VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => keyOf(rows[index]!),
    overscan: 20,
  });
  const wanted = useMemo(
    () => (reveal ? findRow(rows, file.lines, reveal.at) : -1),
    [reveal, rows, file.lines],
  );
  useEffect(() => {
    if (isVirtual && wanted >= 0) virtualizer.scrollToIndex(wanted, { align: 'center' });
  }, [isVirtual, wanted, virtualizer]);

  const draw = (
    row: DiffRow,
    index: number,
    virtual?: { index: number; measure: (element: HTMLTableRowElement | null) => void },
  ) =>
    row.kind === 'fold' ? (
      <FoldRowView
        key={keyOf(row)}
        row={row}
        view={view}
        onOpen={(range, vanishes) =>
          dispatch({ type: 'open-lines', file: place, range, reveals: vanishes ? range.start : undefined })
        }
        {...virtual}
      />
    ) : (
      <DiffRowView
        key={keyOf(row)}
        row={row}
        tokens={tokens}
        links={links}
        reveal={index === wanted ? reveal : null}
        onArrive={onArrive}
        {...virtual}
      />
    );
  const items = isVirtual ? virtualizer.getVirtualItems() : [];
  return (
    <DiffTable
      path={file.path}
      view={view}
      lastLine={lastLine}
      scrollRef={scrollRef}
      rowCount={isVirtual ? rows.length : undefined}
    >
      <tbody>
        {isVirtual ? (
          <>
            <Spacer height={items[0]?.start ?? 0} />
            {items.map(({ index }) =>
              draw(rows[index]!, index, { index, measure: virtualizer.measureElement }),
            )}
            <Spacer height={virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)} />
          </>
        ) : (
          rows.map((row, index) => draw(row, index))
        )}
      </tbody>
    </DiffTable>
  );
}

const keyOf = (row: DiffRow): string => (row.kind === 'fold' ? `fold-${row.nth}` : `${row.kind}-${row.at}`);

/** Stands for the rows above and below the drawn ones. */
const Spacer = ({ height }: { height: number }) =>
  height > 0 ? <tr aria-hidden style={{ height }} /> : null;
