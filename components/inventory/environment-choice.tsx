'use client';

import { useQuery } from '@tanstack/react-query';
import { ChoiceList } from '@/components/forms/choice-list';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { environmentsQuery } from '@/lib/client/inventory-queries';

/** Which environments an entry runs in: those of the inventory, and those it names besides. */
export function EnvironmentChoice({ chosen, error }: { chosen: readonly string[]; error: string | null }) {
  const { data } = useQuery(environmentsQuery());
  if (!data)
    return (
      <>
        <p className="text-fg-muted text-sm">Loading environments</p>
        {/* A form that is sent meanwhile must not clear them. */}
        {chosen.map((slug) => (
          <input key={slug} type="hidden" name="environments" value={slug} />
        ))}
      </>
    );
  const known = data.items;
  const others = chosen.filter((slug) => !known.some((environment) => environment.slug === slug));
  const choices = [
    ...known.map(({ slug, name }) => ({ value: slug, label: name, hint: slug === name ? undefined : slug })),
    ...others.map((slug) => ({ value: slug, label: slug, hint: 'not in the inventory of environments' })),
  ];
  if (choices.length === 0)
    return (
      <Field label="Environments" hint="Add environments under Settings, Inventory.">
        {(control) => <Input {...control} value="none in the inventory" disabled readOnly />}
      </Field>
    );
  return (
    <ChoiceList legend="Environments" name="environments" choices={choices} chosen={chosen} error={error} />
  );
}
