'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { QueryPanel } from '@/components/states/query-panel';
import { showToast } from '@/components/ui/toast-store';
import { send } from '@/lib/client/fetch-json';
import { webhookSecretPath, webhookSecretQuery } from '@/lib/client/settings-queries';
import { Time } from '@/components/values/time';
import type { WebhookSecretState } from '@/lib/domain/read-models/webhook-secret';
import { OneTimeSecret } from '@/components/forms/one-time-secret';
import { ONLY_ADMINISTRATORS } from '../role-words';
import { describeRefusals } from './describe-refusals';
import { WebhookSecretDialog, type ShownSecret } from './webhook-secret-dialog';
import { WebhookSecretList } from './webhook-secret-list';

/** The secret with which a source signs its webhooks: create, rotate, remove. Nothing for a source that signs nothing. */
export function WebhookSecretPanel({ source, mayWrite }: { source: string; mayWrite: boolean }) {
  const query = useQuery(webhookSecretQuery(source));
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<'create' | 'rotate' | 'remove' | null>(null);
  const [shown, setShown] = useState<ShownSecret | null>(null);
  const close = () => setAsking(null);
  const reload = () => queryClient.invalidateQueries({ queryKey: [webhookSecretPath(source)] });
  const remove = async () => {
    await send('DELETE', webhookSecretPath(source));
    showToast({ title: 'The webhook secret is removed' });
    await reload();
  };
  const hasSecret = (query.data?.secrets.length ?? 0) > 0;
  if (query.data && query.data.scheme === null) return null;
  return (
    <>
      <QueryPanel
        title="Webhook secret"
        description={
          query.data?.scheme
            ? `A request counts with a bearer token, or signed: ${query.data.scheme}. One that is neither is refused and leaves an audit entry.`
            : 'With what the source signs its requests.'
        }
        what="webhook secret"
        height={160}
        query={query}
        emptyOf={({ secrets, refused }) =>
          secrets.length === 0
            ? {
                kind: 'not-connected',
                title: 'There is no webhook secret yet.',
                how: `Create one and enter it on the other side, or let the source send a token. ${describeRefusals(refused)}`,
              }
            : null
        }
        actions={
          <span className="flex flex-wrap gap-2">
            <PermittedButton
              allowed={mayWrite}
              reason={ONLY_ADMINISTRATORS}
              onClick={() => setAsking(hasSecret ? 'rotate' : 'create')}
            >
              {hasSecret ? <RotateCw aria-hidden /> : <KeyRound aria-hidden />}
              {hasSecret ? 'Rotate secret' : 'Create secret'}
            </PermittedButton>
            {hasSecret ? (
              <PermittedButton
                allowed={mayWrite}
                reason={ONLY_ADMINISTRATORS}
                variant="danger"
                onClick={() => setAsking('remove')}
              >
                Remove secret
              </PermittedButton>
            ) : null}
          </span>
        }
      >
        {({ secrets, refused }) => (
          <div className="grid gap-4">
            <Refusals refused={refused} />
            <WebhookSecretList secrets={secrets} />
          </div>
        )}
      </QueryPanel>
      <WebhookSecretDialog
        source={source}
        rotates={asking === 'rotate'}
        open={asking === 'create' || asking === 'rotate'}
        onOpenChange={close}
        onDone={async (made) => {
          setShown(made);
          await reload();
        }}
      />
      <ConfirmDialog
        open={asking === 'remove'}
        onOpenChange={close}
        title="Remove the webhook secret?"
        description="Signed requests of this source are refused from then on. Tokens go on working."
        confirmLabel="Remove secret"
        onConfirm={remove}
      />
      <OneTimeSecret secret={shown} onClose={() => setShown(null)} />
    </>
  );
}

const Refusals = ({ refused }: { refused: WebhookSecretState['refused'] }) => (
  <p className="text-sm">
    {describeRefusals(refused)}
    {refused.lastAt ? (
      <span className="text-fg-muted">
        {' '}
        (<Time at={refused.lastAt} as="absolute" />)
      </span>
    ) : null}
  </p>
);
