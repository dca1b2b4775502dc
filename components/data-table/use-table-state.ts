'use client';

import { parseAsArrayOf, parseAsString, useQueryState } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { nextSort, parseSort, writeSort, type Column, type Sort } from './column';

/**
 * Sort, columns and open row of a table as the address holds them. `prefix` keeps the tables of one
 * page apart ("auth" makes `auth-sort`, `auth-columns`, `auth-open`).
 */
export function useTableState<Row>(columns: readonly Column<Row>[], defaultSort: Sort | null, prefix = '') {
  const name = (parameter: string) => (prefix ? `${prefix}-${parameter}` : parameter);
  const [sortText, setSortText] = useQueryState(name('sort'), parseAsString);
  const [chosen, setChosen] = useQueryState(name('columns'), parseAsArrayOf(parseAsString));
  const [openId, setOpenId] = useQueryState(name('open'), parseAsString.withOptions({ history: 'push' }));

  const asked = sortText ? parseSort(sortText) : null;
  const known = asked && columns.some(({ id, sortable }) => id === asked.column && sortable);
  const sort = known ? asked : defaultSort;

  const visible = useMemo(() => {
    const wanted = chosen
      ? columns.filter(({ id }, index) => index === 0 || chosen.includes(id))
      : columns.filter(({ hidden }) => !hidden);
    return wanted.length > 0 ? wanted : columns;
  }, [columns, chosen]);

  const toggleSort = useCallback(
    (column: string) => {
      const next = nextSort(sort, column);
      const isDefault = next && defaultSort && writeSort(next) === writeSort(defaultSort);
      void setSortText(next && !isDefault ? writeSort(next) : null);
    },
    [sort, defaultSort, setSortText],
  );

  const toggleColumn = useCallback(
    (id: string) => {
      const shown = visible.map((column) => column.id);
      const next = shown.includes(id) ? shown.filter((each) => each !== id) : [...shown, id];
      const usual = columns.filter(({ hidden }) => !hidden).map((column) => column.id);
      const isUsual = usual.length === next.length && usual.every((each) => next.includes(each));
      void setChosen(isUsual ? null : next);
    },
    [columns, visible, setChosen],
  );

  return { sort, toggleSort, visible, toggleColumn, openId, setOpenId };
}
