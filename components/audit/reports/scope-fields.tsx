'use client';

import { useQuery } from '@tanstack/react-query';
import { ChoiceList } from '@/components/forms/choice-list';
import { readChosen, readList } from '@/components/forms/read-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { zonesQuery } from '@/lib/client/inventory-queries';
import { REGULATED_CLASSIFICATIONS } from '@/lib/domain/compliance/regulated-zones';

/** The zones of a report, and which classifications make a zone a regulated one. */
export function ScopeFields({ errorOf }: { errorOf: (field: string) => string | null }) {
  const zones = useQuery(zonesQuery()).data?.items ?? [];
  return (
    <>
      {zones.length > 0 ? (
        <ChoiceList
          legend="Zones"
          hint="None ticked: every zone."
          name="zones"
          choices={zones.map(({ slug, name, dataClassifications }) => ({
            value: slug,
            label: name,
            hint: dataClassifications.join(', ') || undefined,
          }))}
          chosen={[]}
          error={errorOf('zones')}
        />
      ) : null}
      <Field
        label="Regulated classifications"
        hint="A zone with one of them is listed as regulated. Between commas."
        error={errorOf('regulated')}
      >
        {(control) => (
          <Input
            {...control}
            name="regulated"
            defaultValue={REGULATED_CLASSIFICATIONS.join(', ')}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
    </>
  );
}

/** What was chosen in these fields. */
export const readScopeFields = (form: FormData): { zones: string[]; regulated: string[] } => ({
  zones: readChosen(form, 'zones'),
  regulated: readList(form, 'regulated'),
});
