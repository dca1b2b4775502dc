'use client';

import { FormDialog } from '@/components/forms/form-dialog';
import { readText } from '@/components/forms/read-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { send } from '@/lib/client/fetch-json';
import { repositoryAccessPath } from '@/lib/client/settings-queries';
import type { RepositoryAccessState } from '@/lib/domain/read-models/repository-access';

const FIELDS = ['apiBase', 'token', 'repositories'];

/** Says where policy texts are read. A token that is left empty stays as it is for the same address. */
export function RepositoryAccessDialog({
  source,
  access,
  open,
  onOpenChange,
  onDone,
}: {
  source: string;
  access: RepositoryAccessState['access'];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone: () => Promise<void>;
}) {
  const submit = async (form: FormData) => {
    await send('PUT', repositoryAccessPath(source), {
      apiBase: readText(form, 'apiBase'),
      token: readText(form, 'token') || undefined,
      repositories: readText(form, 'repositories')
        .split(/[\s,]+/)
        .filter(Boolean),
    });
    showToast({ title: 'Policy texts are read from now on' });
    await onDone();
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Read policy texts"
      description="Only this address is asked, and only for these repositories."
      submitLabel="Save access"
      fields={FIELDS}
      onSubmit={submit}
    >
      {(errorOf) => (
        <>
          <Field
            label="API address"
            hint="https://api.github.com, or https://gitlab.example.com/api/v4."
            error={errorOf('apiBase')}
          >
            {(control) => (
              <Input
                {...control}
                name="apiBase"
                type="url"
                autoComplete="off"
                defaultValue={access?.apiBase ?? ''}
                required
              />
            )}
          </Field>
          <Field
            label="Read-only token"
            hint={
              access?.hasToken
                ? 'Leave empty to keep the stored one.'
                : 'Leave empty for public repositories. It is stored encrypted.'
            }
            error={errorOf('token')}
          >
            {(control) => <Input {...control} name="token" type="password" autoComplete="off" />}
          </Field>
          <Field
            label="Repositories"
            hint="As owner/name, separated by commas."
            error={errorOf('repositories')}
          >
            {(control) => (
              <Input
                {...control}
                name="repositories"
                autoComplete="off"
                defaultValue={access?.repositories.join(', ') ?? ''}
                required
              />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
