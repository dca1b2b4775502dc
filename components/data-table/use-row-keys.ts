'use client';

import { useRef, type RefObject } from 'react';
import { useShortcut } from '@/components/keyboard/use-shortcut';

const TABLE = '[data-table]';
const ROW_LINK = '[data-row-link]';

/** Of several tables the one with the focus moves; without focus in any, the first of the page. */
function isTurnOf(table: HTMLElement): boolean {
  const focused = document.activeElement?.closest(TABLE);
  if (focused) return focused === table;
  return document.querySelector(TABLE) === table;
}

/**
 * `j` and `k` walk through the rows by moving the focus between their first links, so that Enter,
 * middle click and screen readers work as with any link. `scrollTo` brings a virtual row into being.
 */
export function useRowKeys(
  tableRef: RefObject<HTMLElement | null>,
  rowCount: number,
  scrollTo: (index: number) => void,
  onMove: (index: number) => void,
): void {
  const current = useRef(-1);
  // Keys can come faster than rows are drawn; until then the focus is behind and must not decide.
  const isMoving = useRef(false);

  function move(step: 1 | -1): void | false {
    const table = tableRef.current;
    if (!table || rowCount === 0 || !isTurnOf(table)) return false;
    const focused = document.activeElement?.closest<HTMLElement>('[data-row-index]');
    if (!isMoving.current && focused && table.contains(focused))
      current.current = Number(focused.dataset.rowIndex);
    const next = Math.min(rowCount - 1, Math.max(0, current.current + step));
    current.current = next;
    scrollTo(next);
    isMoving.current = true;
    requestAnimationFrame(() => {
      if (current.current !== next) return;
      isMoving.current = false;
      table.querySelector<HTMLElement>(`[data-row-index="${next}"] ${ROW_LINK}`)?.focus();
      onMove(next);
    });
  }

  useShortcut('j', 'Next row', 'Lists', () => move(1));
  useShortcut('k', 'Previous row', 'Lists', () => move(-1));
}
