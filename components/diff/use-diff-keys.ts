'use client';

import { useRef, type RefObject } from 'react';
import { useShortcut } from '@/components/keyboard/use-shortcut';
import { walkChanges, type DiffPlace } from './walk-changes';

const ROW = 'tr[data-row]';

/**
 * `j` and `k` walk from change to change over the files, the arrows from line to line once a line has
 * the focus, and Enter puts that line into the address. Returns what to call once a line was reached.
 */
export function useDiffKeys(
  boxRef: RefObject<HTMLElement | null>,
  changes: readonly DiffPlace[],
  onReveal: (place: DiffPlace) => void,
): () => void {
  const current = useRef<DiffPlace | null>(null);
  // Keys can come faster than lines are drawn; until then the focus is behind and must not decide.
  const isMoving = useRef(false);

  const focusedRow = (): HTMLElement | null => {
    const row = document.activeElement;
    return row instanceof HTMLElement && row.matches(ROW) && boxRef.current?.contains(row) ? row : null;
  };

  function walk(step: 1 | -1): void | false {
    const focused = isMoving.current ? null : placeOf(focusedRow());
    const next = walkChanges(changes, focused ?? current.current, step);
    if (!next) return false;
    current.current = next;
    isMoving.current = true;
    onReveal(next);
  }

  function moveLine(step: 1 | -1): void | false {
    const row = document.activeElement?.closest<HTMLElement>('tr');
    if (!row || !boxRef.current?.contains(row)) return false;
    const next = step === 1 ? row.nextElementSibling : row.previousElementSibling;
    const target = next?.matches(ROW) ? next : next?.querySelector('button');
    if (!(target instanceof HTMLElement)) return false;
    target.focus();
  }

  function linkLine(): void | false {
    const numbers = focusedRow()?.querySelectorAll<HTMLElement>('a[data-line]');
    const last = numbers?.[numbers.length - 1];
    if (!last) return false;
    last.click();
  }

  useShortcut('j', 'Next change', 'Lists', () => walk(1));
  useShortcut('k', 'Previous change', 'Lists', () => walk(-1));
  useShortcut('ArrowDown', 'Next line', 'Lists', () => moveLine(1));
  useShortcut('ArrowUp', 'Previous line', 'Lists', () => moveLine(-1));
  useShortcut('Enter', 'Link to the line', 'Lists', linkLine);

  return () => {
    isMoving.current = false;
  };
}

function placeOf(row: HTMLElement | null): DiffPlace | null {
  const file = row?.closest<HTMLElement>('[data-file]')?.dataset.file;
  return row && file !== undefined ? { file: Number(file), at: Number(row.dataset.row) } : null;
}
