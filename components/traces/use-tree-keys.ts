import { useRef, useState, type KeyboardEvent } from 'react';
import type { WaterfallRow } from './waterfall-rows';

/**
 * The keys of a tree of lines (WAI-ARIA treegrid): up and down, Home and End move, right opens a span, left closes
 * it or goes to its parent, Enter shows the span's details or follows the event's link.
 */
export function useTreeKeys(
  rows: readonly WaterfallRow[],
  {
    isCollapsed,
    toggle,
    open,
  }: {
    isCollapsed: (key: string) => boolean;
    toggle: (key: string) => void;
    open: (row: WaterfallRow) => void;
  },
) {
  const [current, setCurrent] = useState<string | null>(null);
  const elements = useRef(new Map<string, HTMLElement>());
  const position = Math.max(
    0,
    rows.findIndex(({ key }) => key === current),
  );

  const goTo = (index: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (!row) return;
    setCurrent(row.key);
    elements.current.get(row.key)?.focus();
  };

  const right = (row: WaterfallRow) => {
    if (row.type !== 'span' || !row.hasChildren) return;
    if (isCollapsed(row.key)) toggle(row.key);
    else goTo(position + 1);
  };
  const left = (row: WaterfallRow) => {
    if (row.type === 'span' && row.hasChildren && !isCollapsed(row.key)) return toggle(row.key);
    for (let index = position - 1; index >= 0; index -= 1)
      if (rows[index]!.level < row.level) return goTo(index);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[position];
    if (!row || event.target !== elements.current.get(row.key)) return;
    const keys: Record<string, () => void> = {
      ArrowDown: () => goTo(position + 1),
      ArrowUp: () => goTo(position - 1),
      Home: () => goTo(0),
      End: () => goTo(rows.length - 1),
      ArrowRight: () => right(row),
      ArrowLeft: () => left(row),
      Enter: () => open(row),
    };
    const run = keys[event.key];
    if (!run || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    run();
  };

  return {
    onKeyDown,
    /** What a line needs to be part of the tree. */
    lineProps: (row: WaterfallRow, index: number) => ({
      tabIndex: index === position ? 0 : -1,
      onFocus: () => setCurrent(row.key),
      ref: (element: HTMLElement | null) => {
        if (element) elements.current.set(row.key, element);
        else elements.current.delete(row.key);
      },
    }),
  };
}
