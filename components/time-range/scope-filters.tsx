'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { environmentsQuery, zonesQuery } from '@/lib/client/inventory-queries';
import { UNZONED } from '@/lib/domain/kinds';
import { usePageScope } from './use-page-scope';

type Option = { value: string; label: string };

function FilterSelect({
  name,
  all,
  options,
  value,
  onChange,
}: {
  name: string;
  all: string;
  options: Option[];
  value: string | undefined;
  onChange: (value: string | null) => void;
}) {
  // A value of the address that the inventory does not know stays visible, so that it can be cleared.
  const listed = !value || options.some((option) => option.value === value);
  return (
    <Select
      aria-label={name}
      className="max-sm:min-w-32 max-sm:flex-1 sm:max-w-44"
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
    >
      <option value="">{all}</option>
      {listed ? null : <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}

/** Zone and environment of the whole page, and the service when a link brought one along. */
export function ScopeFilters() {
  const { scope, setScope } = usePageScope();
  const zones = useQuery(zonesQuery());
  const environments = useQuery(environmentsQuery());

  return (
    <div className="flex flex-wrap items-center gap-1.5 max-sm:w-full" role="group" aria-label="Scope">
      <FilterSelect
        name="Zone"
        all="All zones"
        value={scope.zone}
        onChange={(zone) => setScope({ zone })}
        options={[
          ...(zones.data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name })),
          { value: UNZONED, label: 'Unzoned' },
        ]}
      />
      <FilterSelect
        name="Environment"
        all="All environments"
        value={scope.environment}
        onChange={(environment) => setScope({ environment })}
        options={(environments.data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      {scope.service ? (
        <Button onClick={() => setScope({ service: null })} aria-label={`Clear service ${scope.service}`}>
          <span className="text-fg-muted">Service</span>
          <span className="max-w-40 truncate">{scope.service}</span>
          <X aria-hidden />
        </Button>
      ) : null}
    </div>
  );
}
