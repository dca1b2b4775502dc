'use client';

import { Checkbox } from '@/components/ui/checkbox';
import type { RowSelection } from './row-selection';

/** Ticks every row that is shown, as many as can be, or none. */
export function SelectAll<Row>({
  selection,
  ids,
}: {
  selection: RowSelection<Row>;
  /** The rows that are shown, in their order. */
  ids: readonly string[];
}) {
  const ticked = ids.filter((id) => selection.ids.has(id)).length;
  const state =
    ticked === 0 ? false : ticked === Math.min(ids.length, selection.most) ? true : 'indeterminate';
  return (
    <Checkbox
      aria-label={`Select all ${ids.length.toLocaleString('en-US')} shown`}
      checked={state}
      disabled={ids.length === 0}
      onCheckedChange={() => selection.choose(state === true ? [] : ids.slice(0, selection.most))}
    />
  );
}
