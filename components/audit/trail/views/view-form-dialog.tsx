'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { z } from 'zod';
import { FormDialog } from '@/components/forms/form-dialog';
import { readText } from '@/components/forms/read-form';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { send, sendJson } from '@/lib/client/fetch-json';
import { AUDIT_VIEWS_PATH } from '@/lib/client/audit-trail-queries';
import type { AuditFilter } from '@/lib/domain/audit-filter';
import type { AuditView } from '@/lib/domain/audit-view';

const answerSchema = z.object({ id: z.string() });

/** Saves the filters as a new view, or changes name and sharing of `view` and leaves its filters. */
export function ViewFormDialog({
  view,
  filter,
  onOpenChange,
  onSaved,
}: {
  view: AuditView | null;
  filter: AuditFilter;
  onOpenChange: (open: boolean) => void;
  onSaved: (id: string) => void;
}) {
  const queryClient = useQueryClient();
  const sharedId = useId();
  const save = async (form: FormData) => {
    const named = { name: readText(form, 'name'), isShared: form.get('isShared') === 'on' };
    if (view) await send('PUT', `${AUDIT_VIEWS_PATH}/${view.id}`, { ...named, query: view.query });
    const id = view
      ? view.id
      : (await sendJson('POST', AUDIT_VIEWS_PATH, { ...named, query: filter }, answerSchema)).id;
    await queryClient.invalidateQueries({ queryKey: [AUDIT_VIEWS_PATH] });
    onSaved(id);
  };
  return (
    <FormDialog
      open
      onOpenChange={onOpenChange}
      title={view ? `Rename or share ${view.name}` : 'Save view'}
      description={
        view
          ? undefined
          : 'Filters, words and time range under a name. A range such as the last 7 days moves with time.'
      }
      submitLabel={view ? 'Save' : 'Save view'}
      fields={['name']}
      onSubmit={save}
    >
      {(errorOf) => (
        <>
          <Field label="Name" error={errorOf('name')}>
            {(control) => (
              <Input
                {...control}
                name="name"
                defaultValue={view?.name}
                autoComplete="off"
                maxLength={80}
                required
              />
            )}
          </Field>
          <div className="flex items-start gap-2">
            <Checkbox
              id={sharedId}
              name="isShared"
              defaultChecked={view?.isShared ?? false}
              className="mt-0.5"
            />
            <label htmlFor={sharedId} className="text-sm">
              Share with everybody who reads the trail
            </label>
          </div>
        </>
      )}
    </FormDialog>
  );
}
