'use client';

import { parseAsString, parseAsStringEnum, useQueryStates } from 'nuqs';
import { INDICATOR_IDS, type IndicatorId } from '@/lib/domain/indicator-ids';
import { SLO_STATUSES, type SloStatus, type SloSummary } from '@/lib/domain/read-models/objectives';

const parsers = {
  status: parseAsStringEnum<SloStatus>([...SLO_STATUSES]),
  indicator: parseAsStringEnum<IndicatorId>([...INDICATOR_IDS]),
  zone: parseAsString,
};
type SloFilter = { status: SloStatus | null; indicator: IndicatorId | null; zone: string | null };

/** The objectives that a filter lets through; without a zone, those of every scope. */
export const filterSlos = (slos: readonly SloSummary[], { status, indicator, zone }: SloFilter) =>
  slos.filter(
    ({ objective, ...slo }) =>
      (status === null || slo.status === status) &&
      (indicator === null || objective.indicator === indicator) &&
      (zone === null || objective.zone === zone),
  );

/** The filters of the list of objectives as the address holds them. */
export function useSloFilter() {
  const [filter, setFilter] = useQueryStates(parsers, { history: 'push' });
  return {
    filter,
    setFilter: (change: Partial<Record<keyof SloFilter, string | null>>) =>
      void setFilter(change as Partial<SloFilter>),
    isFiltered: Object.values(filter).some((value) => value !== null),
    clearFilter: () => void setFilter({ status: null, indicator: null, zone: null }),
  };
}
