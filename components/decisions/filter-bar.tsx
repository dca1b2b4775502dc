'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ArrowRight, X } from 'lucide-react';
import { OUTCOME_CATEGORIES } from '@/components/status/outcome-presentation';
import { Button } from '@/components/ui/button';
import { environmentsQuery, servicesQuery, zonesQuery } from '@/lib/client/inventory-queries';
import { policyNamesQuery } from '@/lib/client/policy-list-queries';
import { OUTCOMES, UNZONED } from '@/lib/domain/kinds';
import { ChoiceFilter } from './choice-filter';
import { TextFilter } from './text-filter';
import { useEventFilters } from './use-event-filters';

/** Names are suggested from what was seen lately; any other can be typed. */
const LATELY = { from: 'now-7d', to: 'now' } as const;

const DECISIONS = OUTCOMES.decision.map((outcome) => ({
  value: outcome,
  label: OUTCOME_CATEGORIES[outcome].word,
}));

/** The one filter bar of pages about decisions. `withDecision` lets the outcome be chosen. */
export function FilterBar({ withDecision }: { withDecision: boolean }) {
  const { filter, fields, setFields, setScope, clear, hasFilter } = useEventFilters({ withDecision });
  const zones = useQuery(zonesQuery());
  const environments = useQuery(environmentsQuery());
  const services = useInfiniteQuery(servicesQuery(LATELY, { limit: 500 }));
  const policies = useQuery(policyNamesQuery());
  const zoneOptions = [
    ...(zones.data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name })),
    { value: UNZONED, label: 'Unzoned' },
  ];

  return (
    <div
      role="search"
      aria-label="Filters"
      className="border-line bg-surface grid grid-cols-2 gap-x-2 gap-y-1.5 rounded-lg border px-3 pt-1.5 pb-2.5 sm:flex sm:flex-wrap sm:items-end"
      data-print="hide"
    >
      <ChoiceFilter
        label="Zone"
        all="All zones"
        className="sm:w-40"
        value={filter.zone}
        options={zoneOptions}
        onChange={(zone) => setScope({ zone })}
      />
      <ArrowRight aria-hidden className="text-fg-muted mb-2 hidden size-4 sm:block" />
      <ChoiceFilter
        label="Target zone"
        all="All targets"
        className="sm:w-40"
        value={fields.targetZone}
        options={zoneOptions}
        onChange={(targetZone) => setFields({ targetZone })}
      />
      <ChoiceFilter
        label="Environment"
        all="All environments"
        className="sm:w-40"
        value={filter.environment}
        options={(environments.data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
        onChange={(environment) => setScope({ environment })}
      />
      {withDecision ? (
        <ChoiceFilter
          label="Decision"
          all="Any decision"
          className="sm:w-32"
          value={fields.outcome}
          options={DECISIONS}
          onChange={(outcome) => setFields({ outcome })}
        />
      ) : null}
      <TextFilter
        label="Service"
        className="sm:w-40"
        value={filter.service}
        suggestions={services.data?.items.map(({ name }) => name)}
        onChange={(service) => setScope({ service })}
      />
      <TextFilter
        label="Policy"
        className="sm:w-52"
        value={fields.policy}
        suggestions={policies.data?.names}
        onChange={(policy) => setFields({ policy })}
      />
      <TextFilter
        label="Rule"
        className="sm:w-28"
        value={fields.rule}
        onChange={(rule) => setFields({ rule })}
      />
      <TextFilter
        label="Revision"
        className="sm:w-28"
        value={fields.revision}
        onChange={(revision) => setFields({ revision })}
      />
      <TextFilter
        label="Principal"
        className="sm:w-52"
        value={fields.principal}
        onChange={(principal) => setFields({ principal })}
      />
      <TextFilter
        label="Source"
        className="sm:w-24"
        value={fields.source}
        onChange={(source) => setFields({ source })}
      />
      <TextFilter
        label="Text"
        placeholder="In request, reason, rule, …"
        className="col-span-2 sm:w-56 sm:flex-1"
        pageFilter
        value={fields.q}
        onChange={(q) => setFields({ q })}
      />
      {hasFilter ? (
        <Button variant="ghost" onClick={clear}>
          <X aria-hidden />
          Clear filters
        </Button>
      ) : null}
    </div>
  );
}
