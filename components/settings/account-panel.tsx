'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { FormError } from '@/components/forms/form-error';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { DescriptionList } from '@/components/values/description-list';
import { TextOrMissing } from '@/components/values/text-or-missing';
import { Time } from '@/components/values/time';
import { generalErrorOf } from '@/lib/client/field-errors';
import { send, sendJson } from '@/lib/client/fetch-json';
import type { AccountRow } from '@/lib/domain/read-models/settings';
import type { Role } from '@/lib/domain/roles';
import { SIGN_IN_WORDS } from './account-columns';
import { linkAnswerSchema, linkSecret } from './link-secret';
import { RoleSelect } from './role-select';
import { ROLE_WORDS } from './role-words';

/** One account: what it is, and what an administrator may change about it. */
export function AccountPanel({
  account,
  onLink,
}: {
  account: AccountRow;
  onLink: (secret: ReturnType<typeof linkSecret>) => void;
}) {
  const [confirming, setConfirming] = useState(false);
  const queryClient = useQueryClient();
  const path = `/api/v1/accounts/${account.id}`;
  const reload = () => queryClient.invalidateQueries({ queryKey: ['/api/v1/accounts'] });

  const setDisabled = async (disabled: boolean) => {
    await send('PATCH', path, { disabled });
    showToast({ title: disabled ? `${account.email} is disabled` : `${account.email} is enabled` });
    await reload();
  };
  const enable = useMutation({ mutationFn: () => setDisabled(false) });
  const makeLink = useMutation({
    mutationFn: () => sendJson('POST', `${path}/link`, undefined, linkAnswerSchema),
    onSuccess: (answer) => onLink(linkSecret(answer, window.location.origin)),
  });
  const error = makeLink.error ?? enable.error;

  return (
    <div className="grid gap-6">
      <DescriptionList
        items={[
          ['Name', <TextOrMissing key="name" text={account.name} missing="none given" />],
          ['Signs in with', SIGN_IN_WORDS[account.signIn]],
          ['State', account.disabled ? 'Disabled' : 'Enabled'],
          ['Created', <Time key="created" at={account.createdAt} as="absolute" />],
          ['Last sign-in', <Time key="last" at={account.lastSignInAt} as="absolute" missing="never" />],
        ]}
      />
      {/* A new form for each stored role, so that it starts with what is stored. */}
      <ChangeRole key={account.role} account={account} path={path} onDone={reload} />
      <FormError>{generalErrorOf(error, [])}</FormError>
      <div className="flex flex-wrap gap-2">
        {account.disabled ? (
          <Button disabled={enable.isPending} onClick={() => enable.mutate()}>
            Enable account
          </Button>
        ) : (
          <>
            <Button disabled={makeLink.isPending} onClick={() => makeLink.mutate()}>
              New one-time link
            </Button>
            <Button variant="danger" onClick={() => setConfirming(true)}>
              Disable account
            </Button>
          </>
        )}
      </div>
      <ConfirmDialog
        open={confirming}
        onOpenChange={setConfirming}
        title={`Disable ${account.email}?`}
        description="The person is signed out at once and cannot sign in again until the account is enabled. What they changed stays in the audit record under their name."
        confirmLabel="Disable account"
        onConfirm={() => setDisabled(true)}
      />
    </div>
  );
}

function ChangeRole({ account, path, onDone }: { account: AccountRow; path: string; onDone: () => unknown }) {
  const [role, setRole] = useState<Role>(account.role);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => send('PATCH', path, { role }),
    onSuccess: () => {
      showToast({ title: `${account.email} is ${ROLE_WORDS[role].label.toLowerCase()} now` });
      return onDone();
    },
  });
  return (
    <div className="grid gap-3">
      <RoleSelect initial={account.role} onChange={setRole} />
      {account.signIn === 'oidc' ? (
        <p className="text-fg-muted text-xs">
          The groups at the identity provider set the role again at the next sign-in.
        </p>
      ) : null}
      <FormError>{generalErrorOf(error, [])}</FormError>
      <div>
        <Button disabled={isPending || role === account.role} onClick={() => mutate()}>
          Change role
        </Button>
      </div>
    </div>
  );
}
