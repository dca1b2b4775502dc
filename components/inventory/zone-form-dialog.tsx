'use client';

import { useQueryClient } from '@tanstack/react-query';
import { FormDialog } from '@/components/forms/form-dialog';
import { readChosen, readList, readOptional, readText } from '@/components/forms/read-form';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { send } from '@/lib/client/fetch-json';
import { TELEMETRY_TIERS, TRUST_LEVELS, type Zone } from '@/lib/domain/inventory';
import { EnvironmentChoice } from './environment-choice';
import { invalidateInventory } from './invalidate-inventory';
import { TIER_WORDS, TRUST_WORDS } from './inventory-words';

const FIELDS = [
  'slug',
  'name',
  'trustLevel',
  'dataClassifications',
  'environments',
  'owner',
  'telemetryTier',
  'description',
];

/** Adds a zone, or edits the given one. */
export function ZoneFormDialog({
  zone,
  open,
  onOpenChange,
}: {
  zone: Zone | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const queryClient = useQueryClient();
  const save = async (form: FormData) => {
    const body = {
      name: readText(form, 'name'),
      trustLevel: readText(form, 'trustLevel'),
      dataClassifications: readList(form, 'dataClassifications'),
      environments: readChosen(form, 'environments'),
      owner: readOptional(form, 'owner'),
      telemetryTier: readText(form, 'telemetryTier'),
      description: readOptional(form, 'description'),
    };
    if (zone) await send('PUT', `/api/v1/zones/${encodeURIComponent(zone.slug)}`, body);
    else await send('POST', '/api/v1/zones', { ...body, slug: readText(form, 'slug') });
    showToast({ title: zone ? `${body.name} saved` : `${body.name} added` });
    await invalidateInventory(queryClient);
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title={zone ? `Edit ${zone.name}` : 'Add zone'}
      submitLabel={zone ? 'Save zone' : 'Add zone'}
      fields={FIELDS}
      onSubmit={save}
    >
      {(errorOf) => (
        <>
          {zone ? null : (
            <Field
              label="Slug"
              hint="Stands in events and addresses; it cannot change later."
              error={errorOf('slug')}
            >
              {(control) => (
                <Input {...control} name="slug" autoComplete="off" required className="font-mono" />
              )}
            </Field>
          )}
          <Field label="Name" error={errorOf('name')}>
            {(control) => (
              <Input {...control} name="name" defaultValue={zone?.name} autoComplete="off" required />
            )}
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Trust level" error={errorOf('trustLevel')}>
              {(control) => (
                <Select {...control} name="trustLevel" defaultValue={zone?.trustLevel ?? 'medium'}>
                  {TRUST_LEVELS.map((level) => (
                    <option key={level} value={level}>
                      {TRUST_WORDS[level]}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label="Telemetry tier" error={errorOf('telemetryTier')}>
              {(control) => (
                <Select {...control} name="telemetryTier" defaultValue={zone?.telemetryTier ?? 'standard'}>
                  {TELEMETRY_TIERS.map((tier) => (
                    <option key={tier} value={tier}>
                      {TIER_WORDS[tier]}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </div>
          <Field label="Owner" error={errorOf('owner')}>
            {(control) => (
              <Input {...control} name="owner" defaultValue={zone?.owner ?? ''} autoComplete="off" />
            )}
          </Field>
          <Field
            label="Data classifications"
            hint="With commas between, such as pci, cardholder-data."
            error={errorOf('dataClassifications')}
          >
            {(control) => (
              <Input
                {...control}
                name="dataClassifications"
                defaultValue={zone?.dataClassifications.join(', ')}
                autoComplete="off"
              />
            )}
          </Field>
          <EnvironmentChoice chosen={zone?.environments ?? []} error={errorOf('environments')} />
          <Field label="Description" error={errorOf('description')}>
            {(control) => <Textarea {...control} name="description" defaultValue={zone?.description ?? ''} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
