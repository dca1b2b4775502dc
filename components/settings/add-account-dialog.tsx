'use client';

import { useQueryClient } from '@tanstack/react-query';
import { FormDialog } from '@/components/forms/form-dialog';
import { readOptional, readText } from '@/components/forms/read-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { sendJson } from '@/lib/client/fetch-json';
import { linkAnswerSchema, linkSecret } from './link-secret';
import { RoleSelect } from './role-select';

const FIELDS = ['email', 'name', 'role'];

/** Makes an account; hands its one-time link to `onLink`. */
export function AddAccountDialog({
  open,
  onOpenChange,
  onLink,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onLink: (secret: ReturnType<typeof linkSecret>) => void;
}) {
  const queryClient = useQueryClient();
  const add = async (form: FormData) => {
    const body = {
      email: readText(form, 'email'),
      name: readOptional(form, 'name'),
      role: readText(form, 'role'),
    };
    const answer = await sendJson('POST', '/api/v1/accounts', body, linkAnswerSchema);
    onLink(linkSecret(answer, window.location.origin));
    await queryClient.invalidateQueries({ queryKey: ['/api/v1/accounts'] });
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add account"
      description="You get a one-time link with which the person sets a password."
      submitLabel="Add account"
      fields={FIELDS}
      onSubmit={add}
    >
      {(errorOf) => (
        <>
          <Field label="E-mail address" error={errorOf('email')}>
            {(control) => <Input {...control} name="email" type="email" autoComplete="off" required />}
          </Field>
          <Field label="Name" hint="Optional." error={errorOf('name')}>
            {(control) => <Input {...control} name="name" autoComplete="off" />}
          </Field>
          <RoleSelect error={errorOf('role')} />
        </>
      )}
    </FormDialog>
  );
}
