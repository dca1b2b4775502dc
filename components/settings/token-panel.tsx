'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { DescriptionList } from '@/components/values/description-list';
import { Time } from '@/components/values/time';
import { send } from '@/lib/client/fetch-json';
import type { TokenRow } from '@/lib/domain/read-models/settings';
import { SCOPE_WORDS } from './role-words';

/** One token: what it opens, and the way to end it. */
export function TokenPanel({ token }: { token: TokenRow }) {
  const [confirming, setConfirming] = useState(false);
  const queryClient = useQueryClient();
  const revoke = async () => {
    await send('DELETE', `/api/v1/tokens/${token.id}`);
    showToast({ title: `The token ${token.name} is revoked` });
    await queryClient.invalidateQueries({ queryKey: ['/api/v1/tokens'] });
  };
  return (
    <div className="grid gap-6">
      <DescriptionList
        items={[
          [
            'Scopes',
            <ul key="scopes">
              {token.scopes.map((scope) => (
                <li key={scope}>
                  {SCOPE_WORDS[scope].label}: <span className="text-fg-muted">{SCOPE_WORDS[scope].hint}</span>
                </li>
              ))}
            </ul>,
          ],
          ['Zones', token.zones?.join(', ') ?? 'Every zone'],
          ...(token.auditLimit === null
            ? []
            : ([
                ['Of the audit log only the actor', token.auditLimit.actorRef ?? 'Every actor'],
                ['Of the audit log only the target', token.auditLimit.target ?? 'Every target'],
              ] as const)),
          ['Expires', <Time key="expires" at={token.expiresAt} as="absolute" missing="never" />],
          ['Created', <Time key="created" at={token.createdAt} as="absolute" />],
          ['Created by', token.createdBy],
          ['Last used', <Time key="used" at={token.lastUsedAt} as="absolute" missing="never" />],
          ['Revoked', <Time key="revoked" at={token.revokedAt} as="absolute" missing="no" />],
        ]}
      />
      {token.revokedAt ? null : (
        <div>
          <Button variant="danger" onClick={() => setConfirming(true)}>
            Revoke token
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={confirming}
        onOpenChange={setConfirming}
        title={`Revoke the token ${token.name}?`}
        description="Programs that use it are refused within seconds. This cannot be taken back; make a new token instead."
        confirmLabel="Revoke token"
        onConfirm={revoke}
      />
    </div>
  );
}
