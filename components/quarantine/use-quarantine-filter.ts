'use client';

import { parseAsString, parseAsStringEnum, useQueryStates } from 'nuqs';

export const STATES = ['open', 'replayed'] as const;
export type QuarantineState = (typeof STATES)[number];

const parsers = {
  state: parseAsStringEnum<QuarantineState>([...STATES]).withDefault('open'),
  source: parseAsString,
  code: parseAsString,
};

/** The filters of the list as the address holds them; open ones are the default. */
export function useQuarantineFilter() {
  const [filter, setFilter] = useQueryStates(parsers, { history: 'push' });
  return {
    filter,
    setFilter,
    isFiltered: filter.source !== null || filter.code !== null,
    clearFilter: () => void setFilter({ state: null, source: null, code: null }),
  };
}
export type QuarantineFilter = ReturnType<typeof useQuarantineFilter>['filter'];
