'use client';

import { usePathname } from 'next/navigation';
import { parseAsString, parseAsStringEnum, useQueryStates } from 'nuqs';
import { useContext, useMemo, useState } from 'react';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { TimeRange } from '@/lib/domain/time-range';
import { OwnWindowContext } from './own-window';
import { pageDefaultsOf, readRange, sameRange, type RefreshMode } from './page-range';

export const REFRESH_MODES: RefreshMode[] = ['live', '10', '30', '60', '300', 'off'];

const parsers = {
  from: parseAsString,
  to: parseAsString,
  zone: parseAsString,
  service: parseAsString,
  environment: parseAsString,
  refresh: parseAsStringEnum<RefreshMode>(REFRESH_MODES),
};

/**
 * Range, scope and refresh of the page as its address holds them; defaults stay out of the address
 * and every change is a step of the browser's history. `scope` is what queries take.
 */
export function usePageScope() {
  const pathname = usePathname();
  const ownWindow = useContext(OwnWindowContext);
  const defaults = useMemo(() => {
    const usual = pageDefaultsOf(pathname);
    return ownWindow ? { ...usual, range: ownWindow.range, ownWindow } : usual;
  }, [pathname, ownWindow]);
  const [address, setAddress] = useQueryStates(parsers, { history: 'push' });
  const { from, to, zone, service, environment } = address;
  // Only decides whether a range is empty; the server resolves it against its own clock.
  const [openedAt] = useState(() => new Date());

  return useMemo(() => {
    const range = readRange({ from, to }, defaults.range, openedAt);
    const scope: ScopeFilter = {
      ...range,
      zone: zone ?? undefined,
      service: service ?? undefined,
      environment: environment ?? undefined,
    };
    return {
      range,
      scope,
      defaults,
      /** Whether the address names a range. */
      isRangeChosen: from !== null || to !== null,
      isDefaultRange: sameRange(range, defaults.range),
      refresh: address.refresh ?? defaults.refresh,
      hasScopeFilter: Boolean(zone ?? service ?? environment),
      setRange: (next: TimeRange) =>
        void setAddress(sameRange(next, defaults.range) ? { from: null, to: null } : next),
      setScope: (change: { zone?: string | null; service?: string | null; environment?: string | null }) =>
        void setAddress(change),
      clearScope: () => void setAddress({ zone: null, service: null, environment: null }),
      setRefresh: (mode: RefreshMode) =>
        void setAddress({ refresh: mode === defaults.refresh ? null : mode }),
    };
  }, [from, to, zone, service, environment, address.refresh, defaults, openedAt, setAddress]);
}
