'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { auditViewsQuery } from '@/lib/client/audit-trail-queries';
import type { AuditFilter } from '@/lib/domain/audit-filter';
import type { AuditView } from '@/lib/domain/audit-view';
import { TRAIL_FIELDS, type TrailFields } from '../use-trail-filter';
import { sameFilter } from './same-filter';

/** The saved views, the one that the address names, and whether the filters differ from it by now. */
export function useCurrentView(filter: AuditFilter, setFields: (fields: Partial<TrailFields>) => void) {
  const { data, error } = useQuery(auditViewsQuery());
  const { setRange } = usePageScope();
  const [viewId, setViewId] = useQueryState('view', parseAsString.withOptions({ history: 'push' }));
  const views = data?.items ?? [];
  const current = views.find(({ id }) => id === viewId) ?? null;
  return {
    views,
    error,
    current,
    isChanged: current !== null && !sameFilter(current.query, filter),
    /** Makes the filters those of a view. */
    choose: ({ id, query }: AuditView) => {
      setFields(Object.fromEntries(TRAIL_FIELDS.map((name) => [name, query[name] ?? null])));
      setRange({ from: query.from, to: query.to });
      void setViewId(id);
    },
    /** Says which view the filters are, without changing them; null for none. */
    name: (id: string | null) => void setViewId(id),
  };
}
