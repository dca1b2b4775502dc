'use client';

import { useState } from 'react';
import { FormDialog } from '@/components/forms/form-dialog';
import { readOptional, readText } from '@/components/forms/read-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { AUDIT_WITNESSES_PATH } from '@/lib/client/audit-keeping-queries';
import { sendJson } from '@/lib/client/fetch-json';
import { DEFAULT_WITNESS_BRANCH, WITNESS_KINDS, type WitnessKind } from '@/lib/domain/audit-witness';
import { addedWitnessSchema } from '@/lib/domain/read-models/audit-witnesses';
import { WITNESS_WORDS } from './witness-words';

const FIELDS = ['kind', 'name', 'place', 'branch', 'token'];

/** Adds a witness; hands what signs a webhook to `onSecret`, the only time it is known. */
export function AddWitnessDialog({
  open,
  onOpenChange,
  onSecret,
  onDone,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSecret: (secret: { name: string; text: string }) => void;
  onDone: () => Promise<void>;
}) {
  const [kind, setKind] = useState<WitnessKind>('file');
  const words = WITNESS_WORDS[kind];
  const add = async (form: FormData) => {
    const name = readText(form, 'name');
    const { secret } = await sendJson(
      'POST',
      AUDIT_WITNESSES_PATH,
      {
        kind,
        name,
        place: readText(form, 'place'),
        ...(kind === 'git' && { branch: readText(form, 'branch'), token: readOptional(form, 'token') }),
      },
      addedWitnessSchema,
    );
    if (secret !== null) onSecret({ name, text: secret });
    else showToast({ title: `${name} keeps checkpoints from now on` });
    await onDone();
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add witness"
      description="The newest checkpoint is handed to it at most once a minute."
      submitLabel="Add witness"
      fields={FIELDS}
      onSubmit={add}
    >
      {(errorOf) => (
        <>
          <Field label="Kind" hint={words.hint} error={errorOf('kind')}>
            {(control) => (
              <Select
                {...control}
                name="kind"
                value={kind}
                onChange={({ target }) => setKind(target.value as WitnessKind)}
              >
                {WITNESS_KINDS.map((each) => (
                  <option key={each} value={each}>
                    {WITNESS_WORDS[each].word}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Name" hint="Who looks after it, such as Security archive." error={errorOf('name')}>
            {(control) => <Input {...control} name="name" autoComplete="off" required />}
          </Field>
          <Field label={words.place} hint={words.placeHint} error={errorOf('place')}>
            {(control) => <Input {...control} name="place" autoComplete="off" required />}
          </Field>
          {kind === 'git' ? (
            <>
              <Field label="Branch" error={errorOf('branch')}>
                {(control) => (
                  <Input
                    {...control}
                    name="branch"
                    autoComplete="off"
                    defaultValue={DEFAULT_WITNESS_BRANCH}
                    required
                  />
                )}
              </Field>
              <Field
                label="Token"
                hint="For https only, stored encrypted. Over ssh the keys of Gatehouse's own user are used."
                error={errorOf('token')}
              >
                {(control) => <Input {...control} name="token" type="password" autoComplete="off" />}
              </Field>
            </>
          ) : null}
        </>
      )}
    </FormDialog>
  );
}
