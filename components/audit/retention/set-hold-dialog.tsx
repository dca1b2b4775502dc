'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { FormDialog } from '@/components/forms/form-dialog';
import { readOptional, readText } from '@/components/forms/read-form';
import { TimeField } from '@/components/forms/time-field';
import { useLocalTime } from '@/components/forms/use-local-time';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { useNow } from '@/components/values/use-now';
import { sendJson } from '@/lib/client/fetch-json';
import { zonesQuery } from '@/lib/client/inventory-queries';

const FIELDS = ['reason', 'zone', 'actor', 'target', 'from', 'to'];
const answerSchema = z.object({ id: z.string() });

/** Puts entries under legal hold. */
export function SetHoldDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const queryClient = useQueryClient();
  const zones = useQuery(zonesQuery()).data?.items ?? [];
  const local = useLocalTime();
  const now = useNow();
  const save = async (form: FormData) => {
    const body = {
      ...Object.fromEntries(['zone', 'actor', 'target'].map((name) => [name, readOptional(form, name)])),
      from: local.read(form, 'from'),
      to: local.read(form, 'to'),
      reason: readText(form, 'reason'),
    };
    await sendJson('POST', '/api/v1/audit/holds', body, answerSchema);
    showToast({ title: 'Legal hold set', description: 'Nothing that it covers is erased from now on.' });
    await queryClient.invalidateQueries({ queryKey: ['/api/v1/audit/holds'] });
    await queryClient.invalidateQueries({ queryKey: ['/api/v1/audit/retention/preview'] });
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Set legal hold"
      description="Entries that have all of what is named here are erased neither by retention nor by request until the hold is released. What is left empty covers everything."
      submitLabel="Set legal hold"
      fields={FIELDS}
      onSubmit={save}
    >
      {(errorOf) => (
        <>
          <Field label="Reason" hint="Such as the number of the case." error={errorOf('reason')}>
            {(control) => <Input {...control} name="reason" autoComplete="off" required />}
          </Field>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label="Zone" error={errorOf('zone')}>
              {(control) => (
                <Select {...control} name="zone" defaultValue="">
                  <option value="">Any zone, or none</option>
                  {zones.map(({ slug, name }) => (
                    <option key={slug} value={slug}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label="Who acted" hint="Pseudonym, id or name, exactly." error={errorOf('actor')}>
              {(control) => <Input {...control} name="actor" autoComplete="off" spellCheck={false} />}
            </Field>
          </div>
          <Field label="Target" hint="As type:id, such as secret:db/root." error={errorOf('target')}>
            {(control) => <Input {...control} name="target" autoComplete="off" spellCheck={false} />}
          </Field>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <TimeField name="from" label="Happened from" hint={local.name(now)} error={errorOf('from')} />
            <TimeField name="to" label="Happened before" hint={local.name(now)} error={errorOf('to')} />
          </div>
        </>
      )}
    </FormDialog>
  );
}
