'use client';

import type { RefObject } from 'react';
import { useShortcut } from '@/components/keyboard/use-shortcut';
import type { RowSelection } from './row-selection';

/** `x` ticks the row with the focus; draws nothing. */
export function SelectionKey<Row>({
  tableRef,
  selection,
}: {
  tableRef: RefObject<HTMLElement | null>;
  selection: RowSelection<Row>;
}) {
  useShortcut('x', 'Select the row', 'Lists', () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-row-id]');
    const id = row?.dataset.rowId;
    if (!id || !tableRef.current?.contains(row)) return false;
    if (!selection.ids.has(id) && selection.ids.size >= selection.most) return false;
    selection.toggle(id);
  });
  return null;
}
