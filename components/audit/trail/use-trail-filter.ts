'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { usePageScope } from '@/components/time-range/use-page-scope';
import type { AuditFilter } from '@/lib/domain/audit-filter';
import { AUDIT_FACETS, type AuditFacetName } from '@/lib/domain/read-models/audit';

/** What narrows the trail down, apart from its time range. */
export const TRAIL_FIELDS = [...AUDIT_FACETS, 'q'] as const;
export type TrailField = (typeof TRAIL_FIELDS)[number];

const parsers = {
  actor: parseAsString,
  action: parseAsString,
  target: parseAsString,
  zone: parseAsString,
  source: parseAsString,
  outcome: parseAsString,
  q: parseAsString,
};
const NONE = { actor: null, action: null, target: null, zone: null, source: null, outcome: null, q: null };

export type TrailFields = Record<TrailField, string | null>;

/** The filters of the trail as the address holds them; `filter` is what queries take. */
export function useTrailFilter() {
  const { range } = usePageScope();
  const [fields, setFields] = useQueryStates(parsers, { history: 'push' });
  return useMemo(() => {
    const given = TRAIL_FIELDS.filter((name) => fields[name]);
    const filter: AuditFilter = {
      ...range,
      ...(Object.fromEntries(given.map((name) => [name, fields[name]])) as Partial<AuditFilter>),
    };
    return {
      filter,
      fields: fields as TrailFields,
      given,
      setFields: (change: Partial<TrailFields>) => void setFields(change),
      toggle: (name: AuditFacetName, value: string) =>
        void setFields({ [name]: fields[name] === value ? null : value }),
      clear: () => void setFields(NONE),
    };
  }, [range, fields, setFields]);
}
