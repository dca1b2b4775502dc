'use client';

import { useQuery } from '@tanstack/react-query';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { runbooksQuery } from '@/lib/client/runbook-queries';

/** Which runbook alerts of a rule lead to: one by its title, or (empty) the one that matches best. */
export function RunbookField({
  value,
  error,
  onChange,
}: {
  value: string;
  error: string | null;
  onChange: (slug: string) => void;
}) {
  const { data } = useQuery(runbooksQuery());
  const runbooks = data?.items ?? [];
  const isKnown = value === '' || runbooks.some(({ slug }) => slug === value);
  return (
    <Field label="Runbook" hint="Where its alerts lead to." error={error}>
      {(control) => (
        <Select {...control} value={value} onChange={({ target }) => onChange(target.value)}>
          <option value="">By rule, failure and zone</option>
          {isKnown ? null : <option value={value}>{value}</option>}
          {runbooks.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
