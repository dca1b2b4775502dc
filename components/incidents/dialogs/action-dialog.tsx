'use client';

import { useState } from 'react';
import { FormDialog } from '@/components/forms/form-dialog';
import { readText } from '@/components/forms/read-form';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { addPostmortemAction } from '@/lib/client/incident-queries';
import { useIncidentChange } from '../detail/use-incident-change';

const TWO_WEEKS_MS = 14 * 86_400_000;

/** Notes what somebody is to do after an incident. */
export function ActionDialog({
  id,
  open,
  onOpenChange,
}: {
  id: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const change = useIncidentChange();
  const [due] = useState(() => new Date(Date.now() + TWO_WEEKS_MS).toISOString().slice(0, 10));
  const save = async (form: FormData) => {
    await change(() =>
      addPostmortemAction(id, {
        text: readText(form, 'text'),
        owner: readText(form, 'owner'),
        dueOn: readText(form, 'dueOn'),
      }),
    );
    showToast({ title: 'Action added', description: 'It stays visible until it is done.' });
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add an action"
      description="What is to be done so that it does not happen again, or is noticed sooner."
      submitLabel="Add"
      fields={['text', 'owner', 'dueOn']}
      onSubmit={save}
    >
      {(errorOf) => (
        <>
          <Field label="What is to be done" error={errorOf('text')}>
            {(control) => <Textarea {...control} name="text" rows={2} required />}
          </Field>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label="Owner" hint="Who answers for it." error={errorOf('owner')}>
              {(control) => <Input {...control} name="owner" autoComplete="off" required />}
            </Field>
            <Field label="Due" error={errorOf('dueOn')}>
              {(control) => <Input {...control} type="date" name="dueOn" defaultValue={due} required />}
            </Field>
          </div>
        </>
      )}
    </FormDialog>
  );
}
