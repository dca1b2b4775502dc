import { useState } from 'react';
import type { RowSelection } from './row-selection';

/** The rows that are ticked and are still in the list, the selection as `DataTable` takes it, and how to clear it. */
export function useRowSelection<Row extends { id: string }>(
  rows: readonly Row[],
  { nameOf, most }: Pick<RowSelection<Row>, 'nameOf' | 'most'>,
) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const selected = rows.filter(({ id }) => ticked.has(id));
  const ids = selected.map(({ id }) => id);
  const choose = (chosen: readonly string[]) => setTicked(new Set(chosen));
  const selection: RowSelection<Row> = {
    ids: new Set(ids),
    toggle: (id) => choose(ticked.has(id) ? ids.filter((each) => each !== id) : [...ids, id]),
    choose,
    nameOf,
    most,
  };
  return { selected, ids, selection, clear: () => choose([]) };
}
