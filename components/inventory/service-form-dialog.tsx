'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FormDialog } from '@/components/forms/form-dialog';
import { readChosen, readOptional, readText } from '@/components/forms/read-form';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { send } from '@/lib/client/fetch-json';
import { zonesQuery } from '@/lib/client/inventory-queries';
import type { Service } from '@/lib/domain/inventory';
import { EnvironmentChoice } from './environment-choice';
import { invalidateInventory } from './invalidate-inventory';

const FIELDS = ['name', 'zone', 'owner', 'environments', 'description'];

/** Adds a service to the inventory (with a name that is given or typed), or edits one that is in it. */
export function ServiceFormDialog({
  service,
  name = null,
  open,
  onOpenChange,
}: {
  service: Service | null;
  /** The name of a service that was seen and is added now. */
  name?: string | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const queryClient = useQueryClient();
  const zones = useQuery(zonesQuery()).data?.items;
  const save = async (form: FormData) => {
    const body = {
      zone: readOptional(form, 'zone'),
      owner: readOptional(form, 'owner'),
      environments: readChosen(form, 'environments'),
      description: readOptional(form, 'description'),
    };
    const known = service?.name ?? name ?? readText(form, 'name');
    if (service) await send('PUT', `/api/v1/services/${encodeURIComponent(service.name)}`, body);
    else await send('POST', '/api/v1/services', { ...body, name: known });
    showToast({ title: service ? `${known} saved` : `${known} is in the inventory now` });
    await invalidateInventory(queryClient);
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title={service ? `Edit ${service.name}` : name ? `Add ${name} to the inventory` : 'Add service'}
      description={
        service
          ? 'Another zone counts for events from now on; those before stay in the zone of their own time.'
          : 'The zone counts for events that arrive from now on, also for older ones that are loaded later.'
      }
      submitLabel={service ? 'Save service' : 'Add to inventory'}
      fields={FIELDS}
      onSubmit={save}
    >
      {(errorOf) => (
        <>
          {(service ?? name) ? null : (
            <Field label="Name" hint="As events carry it." error={errorOf('name')}>
              {(control) => (
                <Input {...control} name="name" autoComplete="off" required className="font-mono" />
              )}
            </Field>
          )}
          <Field label="Zone" error={errorOf('zone')}>
            {(control) => (
              // Drawn anew when the zones are there: the choice is set once.
              <Select
                key={zones ? 'loaded' : 'loading'}
                {...control}
                name="zone"
                defaultValue={service?.zone ?? ''}
              >
                <option value="">None (unzoned)</option>
                {/* A form that is sent before the zones are there must not clear it. */}
                {service?.zone && !zones ? <option value={service.zone}>{service.zone}</option> : null}
                {zones?.map(({ slug, name: zoneName }) => (
                  <option key={slug} value={slug}>
                    {zoneName}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Owner" error={errorOf('owner')}>
            {(control) => (
              <Input {...control} name="owner" defaultValue={service?.owner ?? ''} autoComplete="off" />
            )}
          </Field>
          <EnvironmentChoice chosen={service?.environments ?? []} error={errorOf('environments')} />
          <Field label="Description" error={errorOf('description')}>
            {(control) => (
              <Textarea {...control} name="description" defaultValue={service?.description ?? ''} />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
