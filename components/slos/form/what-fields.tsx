'use client';

import { useQuery } from '@tanstack/react-query';
import { FieldGroup } from '@/components/forms/field-group';
import { INDICATOR_NAMES } from '@/components/indicators/indicator-names';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { environmentsQuery, zonesQuery } from '@/lib/client/inventory-queries';
import { INDICATOR_IDS, type IndicatorId } from '@/lib/domain/indicator-ids';

import type { FormPart } from './form-parts';
import { idOfName } from './objective-draft';

/** What the objective is: its name, its indicator, and what it holds for. */
export function WhatFields({ draft, change, errorOf, isNew }: FormPart & { isNew: boolean }) {
  const zones = useQuery(zonesQuery());
  const environments = useQuery(environmentsQuery());
  // Until somebody types an id of their own it follows the name.
  const followsName = isNew && draft.id === idOfName(draft.name);
  return (
    <FieldGroup legend="What">
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Name" error={errorOf('name')}>
          {(control) => (
            <Input
              {...control}
              value={draft.name}
              autoComplete="off"
              required
              onChange={({ target: { value: name } }) =>
                change({ name, ...(followsName ? { id: idOfName(name) } : {}) })
              }
            />
          )}
        </Field>
        <Field
          label="Id"
          hint={isNew ? 'Stands in addresses and files; it cannot change later.' : 'It cannot change.'}
          error={errorOf('id')}
        >
          {(control) => (
            <Input
              {...control}
              value={draft.id}
              readOnly={!isNew}
              autoComplete="off"
              required
              className="font-mono"
              onChange={({ target }) => change({ id: target.value })}
            />
          )}
        </Field>
      </div>
      <Field label="Indicator" error={errorOf('indicator')}>
        {(control) => (
          <Select
            {...control}
            value={draft.indicator}
            onChange={({ target }) => change({ indicator: target.value as IndicatorId })}
          >
            {INDICATOR_IDS.map((id) => (
              <option key={id} value={id}>
                {id} {INDICATOR_NAMES[id]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Field label="Zone" error={errorOf('zone')}>
          {(control) => (
            <Choice
              {...control}
              all="Every zone"
              value={draft.zone}
              options={(zones.data?.items ?? []).map(({ slug, name }) => [slug, name])}
              onChoose={(zone) => change({ zone })}
            />
          )}
        </Field>
        <Field label="Service" hint="Empty is every service." error={errorOf('service')}>
          {(control) => (
            <Input
              {...control}
              value={draft.service}
              autoComplete="off"
              onChange={({ target }) => change({ service: target.value })}
            />
          )}
        </Field>
        <Field label="Environment" error={errorOf('environment')}>
          {(control) => (
            <Choice
              {...control}
              all="Every environment"
              value={draft.environment}
              options={(environments.data?.items ?? []).map(({ slug, name }) => [slug, name])}
              onChoose={(environment) => change({ environment })}
            />
          )}
        </Field>
      </div>
      <Field label="Description" error={errorOf('description')}>
        {(control) => (
          <Textarea
            {...control}
            value={draft.description}
            onChange={({ target }) => change({ description: target.value })}
          />
        )}
      </Field>
    </FieldGroup>
  );
}

function Choice({
  all,
  value,
  options,
  onChoose,
  ...control
}: {
  id: string;
  all: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChoose: (value: string) => void;
}) {
  // One that the inventory no longer knows stays visible.
  const isListed = value === '' || options.some(([each]) => each === value);
  return (
    <Select {...control} value={value} onChange={({ target }) => onChoose(target.value)}>
      <option value="">{all}</option>
      {isListed ? null : <option value={value}>{value}</option>}
      {options.map(([each, label]) => (
        <option key={each} value={each}>
          {label}
        </option>
      ))}
    </Select>
  );
}
