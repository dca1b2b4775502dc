'use client';

import { parseAsString, parseAsStringEnum, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { usePageScope } from '@/components/time-range/use-page-scope';
import type { EventFilter } from '@/lib/domain/filters';
import { OUTCOMES, type DecisionOutcome } from '@/lib/domain/kinds';

const parsers = {
  policy: parseAsString,
  rule: parseAsString,
  revision: parseAsString,
  outcome: parseAsStringEnum<DecisionOutcome>([...OUTCOMES.decision]),
  principal: parseAsString,
  source: parseAsString,
  targetZone: parseAsString,
  q: parseAsString,
};

const NONE = {
  policy: null,
  rule: null,
  revision: null,
  outcome: null,
  principal: null,
  source: null,
  targetZone: null,
  q: null,
};

/** Filters that roll-ups do not know, so that charts cannot follow them. */
const ONLY_ROWS = ['rule', 'revision', 'principal', 'q'] as const;

export type EventFields = { [Field in keyof typeof NONE]: string | null };

/**
 * The filters of pages about decisions, as the address holds them, together with range and scope.
 * `filter` is what queries take; every change is a step of the browser's history. Pages about one
 * outcome only leave a chosen decision aside (`withDecision` is false).
 */
export function useEventFilters({ withDecision }: { withDecision: boolean }) {
  const { scope, setScope, clearScope } = usePageScope();
  const [fields, setFields] = useQueryStates(parsers, { history: 'push' });

  return useMemo(() => {
    const isUsed = (name: string) => withDecision || name !== 'outcome';
    const filter: EventFilter = { ...scope };
    for (const name of Object.keys(NONE) as (keyof typeof NONE)[])
      if (fields[name] && isUsed(name)) filter[name] = fields[name];
    const { zone, service, environment } = scope;
    return {
      filter,
      fields: fields as EventFields,
      setFields: (change: Partial<EventFields>) => void setFields(change as Parameters<typeof setFields>[0]),
      setScope,
      clear: () => {
        clearScope();
        void setFields(NONE);
      },
      hasFilter:
        Boolean(zone ?? service ?? environment) ||
        Object.entries(fields).some(([name, value]) => value && isUsed(name)),
      /** Names of the filters in force that only lists of events can follow. */
      onlyRows: ONLY_ROWS.filter((name) => fields[name]),
    };
  }, [scope, fields, setFields, setScope, clearScope, withDecision]);
}
