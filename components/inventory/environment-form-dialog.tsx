'use client';

import { useQueryClient } from '@tanstack/react-query';
import { FormDialog } from '@/components/forms/form-dialog';
import { readOptional, readText } from '@/components/forms/read-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { send } from '@/lib/client/fetch-json';
import { ENVIRONMENT_KINDS, type Environment } from '@/lib/domain/inventory';
import { invalidateInventory } from './invalidate-inventory';
import { ENVIRONMENT_KIND_WORDS } from './inventory-words';

const FIELDS = ['slug', 'name', 'kind', 'region'];

/** Adds an environment, or edits the given one. */
export function EnvironmentFormDialog({
  environment,
  open,
  onOpenChange,
}: {
  environment: Environment | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const queryClient = useQueryClient();
  const save = async (form: FormData) => {
    const body = {
      name: readText(form, 'name'),
      kind: readText(form, 'kind'),
      region: readOptional(form, 'region'),
    };
    if (environment) await send('PUT', `/api/v1/environments/${encodeURIComponent(environment.slug)}`, body);
    else await send('POST', '/api/v1/environments', { ...body, slug: readText(form, 'slug') });
    showToast({ title: environment ? `${body.name} saved` : `${body.name} added` });
    await invalidateInventory(queryClient);
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title={environment ? `Edit ${environment.name}` : 'Add environment'}
      submitLabel={environment ? 'Save environment' : 'Add environment'}
      fields={FIELDS}
      onSubmit={save}
    >
      {(errorOf) => (
        <>
          {environment ? null : (
            <Field label="Slug" hint="As events carry it; it cannot change later." error={errorOf('slug')}>
              {(control) => (
                <Input {...control} name="slug" autoComplete="off" required className="font-mono" />
              )}
            </Field>
          )}
          <Field label="Name" error={errorOf('name')}>
            {(control) => (
              <Input {...control} name="name" defaultValue={environment?.name} autoComplete="off" required />
            )}
          </Field>
          <Field label="Kind" error={errorOf('kind')}>
            {(control) => (
              <Select {...control} name="kind" defaultValue={environment?.kind ?? 'cluster'}>
                {ENVIRONMENT_KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {ENVIRONMENT_KIND_WORDS[kind]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Region" error={errorOf('region')}>
            {(control) => (
              <Input {...control} name="region" defaultValue={environment?.region ?? ''} autoComplete="off" />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
