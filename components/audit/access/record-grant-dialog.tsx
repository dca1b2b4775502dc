'use client';

import { useState } from 'react';
import { FormDialog } from '@/components/forms/form-dialog';
import { readOptional, readText } from '@/components/forms/read-form';
import { TimeField } from '@/components/forms/time-field';
import { useLocalTime } from '@/components/forms/use-local-time';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { recordGrant } from '@/lib/client/access-queries';
import { GRANT_KINDS, type GrantKind } from '@/lib/domain/access-grant';
import { KIND_WORDS } from './access-words';

const FIELDS = [
  'kind',
  'holder.type',
  'holder.id',
  'role',
  'scope',
  'zone',
  'justification',
  'approver',
  'grantedAt',
  'expiresAt',
];
const HOLDERS = [
  ['user', 'User'],
  ['service-account', 'Service account'],
  ['account', 'Account of Gatehouse'],
  ['group', 'Group'],
] as const;
const HOUR_MS = 3_600_000;

/** Records a right that was given elsewhere, where no source tells of it. */
export function RecordGrantDialog({
  open,
  onOpenChange,
  onRecorded,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onRecorded: () => Promise<void>;
}) {
  const [now] = useState(() => new Date());
  const [kind, setKind] = useState<GrantKind>('break-glass');
  const local = useLocalTime();
  const save = async (form: FormData) => {
    // The server judges what was typed, field by field.
    await recordGrant({
      kind,
      holder: { type: readText(form, 'holderType'), id: readText(form, 'holderId') },
      role: readText(form, 'role'),
      scope: readOptional(form, 'scope'),
      zone: readOptional(form, 'zone'),
      justification: readText(form, 'justification'),
      approver: readOptional(form, 'approver'),
      grantedAt: local.read(form, 'grantedAt'),
      expiresAt: kind === 'standing' ? null : local.read(form, 'expiresAt'),
    });
    showToast({ title: 'Grant recorded', description: 'What was done under it is listed from now on.' });
    await onRecorded();
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Record a grant"
      description="For a right that was given outside of any source that tells Gatehouse. It gives nothing by itself."
      submitLabel="Record"
      fields={FIELDS}
      onSubmit={save}
    >
      {(errorOf) => (
        <>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label="Kind" error={errorOf('kind')}>
              {(control) => (
                <Select
                  {...control}
                  name="kind"
                  value={kind}
                  onChange={({ target }) => setKind(target.value as GrantKind)}
                >
                  {GRANT_KINDS.map((each) => (
                    <option key={each} value={each}>
                      {KIND_WORDS[each]}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label="Role or right" error={errorOf('role')}>
              {(control) => <Input {...control} name="role" autoComplete="off" spellCheck={false} required />}
            </Field>
            <Field label="Held by" error={errorOf('holder.type')}>
              {(control) => (
                <Select {...control} name="holderType" defaultValue="user">
                  {HOLDERS.map(([type, word]) => (
                    <option key={type} value={type}>
                      {word}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label="Name" hint="As audit entries name who acts." error={errorOf('holder.id')}>
              {(control) => (
                <Input {...control} name="holderId" autoComplete="off" spellCheck={false} required />
              )}
            </Field>
          </div>
          <Field label="Justification" error={errorOf('justification')}>
            {(control) => <Textarea {...control} name="justification" rows={2} required />}
          </Field>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label="Approved by" hint="Optional, and a finding without." error={errorOf('approver')}>
              {(control) => <Input {...control} name="approver" autoComplete="off" />}
            </Field>
            <Field label="Scope" hint="Optional: what it holds for." error={errorOf('scope')}>
              {(control) => <Input {...control} name="scope" autoComplete="off" spellCheck={false} />}
            </Field>
            <TimeField
              name="grantedAt"
              label="Granted"
              hint={local.name(now)}
              error={errorOf('grantedAt')}
              at={now}
            />
            {kind === 'standing' ? null : (
              <TimeField
                name="expiresAt"
                label="Expires"
                hint={local.name(now)}
                error={errorOf('expiresAt')}
                at={new Date(now.getTime() + 4 * HOUR_MS)}
                required
              />
            )}
            <Field label="Zone" hint="Optional." error={errorOf('zone')}>
              {(control) => <Input {...control} name="zone" autoComplete="off" spellCheck={false} />}
            </Field>
          </div>
        </>
      )}
    </FormDialog>
  );
}
