'use client';

import { useState } from 'react';
import { FormDialog } from '@/components/forms/form-dialog';
import { readOptional, readText } from '@/components/forms/read-form';
import { TimeField } from '@/components/forms/time-field';
import { useLocalTime } from '@/components/forms/use-local-time';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { addException } from '@/lib/client/policy-queries';

const MONTH_MS = 30 * 86_400_000;

const SCOPE = [
  ['rule', 'Rule'],
  ['service', 'Service'],
  ['zone', 'Zone'],
  ['environment', 'Environment'],
  ['principal', 'Principal'],
  ['name', 'Name at the engine'],
] as const;
const FIELDS = ['reason', 'owner', 'approvedBy', 'from', 'expiresAt', ...SCOPE.map(([name]) => name)];

/** Notes that somebody may pass the policy for a while. */
export function AddExceptionDialog({
  policyId,
  open,
  onOpenChange,
  onAdded,
}: {
  policyId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onAdded: () => Promise<void>;
}) {
  const [now] = useState(() => new Date());
  const local = useLocalTime();
  const save = async (form: FormData) => {
    // The server judges what was typed, field by field.
    await addException(policyId, {
      ...Object.fromEntries(SCOPE.map(([name]) => [name, readOptional(form, name)])),
      reason: readText(form, 'reason'),
      owner: readText(form, 'owner'),
      approvedBy: readOptional(form, 'approvedBy'),
      from: local.read(form, 'from'),
      expiresAt: local.read(form, 'expiresAt') ?? '',
    });
    showToast({ title: 'Exception added' });
    await onAdded();
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add exception"
      description="Records who may pass this policy and until when. The engine is told by its own means; here its cost becomes visible."
      submitLabel="Add exception"
      fields={FIELDS}
      onSubmit={save}
    >
      {(errorOf) => (
        <>
          <Field label="Reason" error={errorOf('reason')}>
            {(control) => <Input {...control} name="reason" autoComplete="off" required />}
          </Field>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label="Owner" hint="Who ends it in time." error={errorOf('owner')}>
              {(control) => <Input {...control} name="owner" autoComplete="off" required />}
            </Field>
            <Field label="Approved by" hint="Optional." error={errorOf('approvedBy')}>
              {(control) => <Input {...control} name="approvedBy" autoComplete="off" />}
            </Field>
            <TimeField name="from" label="From" hint={local.name(now)} error={errorOf('from')} at={now} />
            <TimeField
              name="expiresAt"
              label="Expires"
              hint={local.name(now)}
              error={errorOf('expiresAt')}
              at={new Date(now.getTime() + MONTH_MS)}
              required
            />
          </div>
          <fieldset className="grid gap-2">
            <legend className="text-sm font-medium">Scope</legend>
            <p className="text-fg-muted text-xs">
              It is for decisions that have all of what is named here; what is left empty may be anything. The
              name at the engine is what its records call the exception, such as a PolicyException of Kyverno.
            </p>
            <div className="grid items-start gap-3 sm:grid-cols-2">
              {SCOPE.map(([name, label]) => (
                <Field key={name} label={label} error={errorOf(name)}>
                  {(control) => <Input {...control} name={name} autoComplete="off" spellCheck={false} />}
                </Field>
              ))}
            </div>
          </fieldset>
        </>
      )}
    </FormDialog>
  );
}
