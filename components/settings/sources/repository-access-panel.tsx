'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { QueryPanel } from '@/components/states/query-panel';
import { showToast } from '@/components/ui/toast-store';
import { DescriptionList } from '@/components/values/description-list';
import { Time } from '@/components/values/time';
import { send } from '@/lib/client/fetch-json';
import { repositoryAccessPath, repositoryAccessQuery } from '@/lib/client/settings-queries';
import { RepositoryAccessDialog } from './repository-access-dialog';
import { ONLY_ADMINISTRATORS } from '../role-words';

/** Where the policy texts behind a source's commits are read. Nothing for a source that tells of no repository. */
export function RepositoryAccessPanel({ source, mayWrite }: { source: string; mayWrite: boolean }) {
  const query = useQuery(repositoryAccessQuery(source));
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<'change' | 'remove' | null>(null);
  const close = () => setAsking(null);
  const reload = () => queryClient.invalidateQueries({ queryKey: [repositoryAccessPath(source)] });
  const remove = async () => {
    await send('DELETE', repositoryAccessPath(source));
    showToast({ title: 'Policy texts are no longer read' });
    await reload();
  };
  if (query.data && !query.data.possible) return null;
  const access = query.data?.access ?? null;
  return (
    <>
      <QueryPanel
        title="Policy texts"
        description="A webhook names the files of a commit only. With read access Gatehouse fetches their texts, for the differences between revisions."
        what="access to policy texts"
        height={160}
        query={query}
        emptyOf={(state) =>
          state.access === null
            ? {
                kind: 'not-connected',
                title: 'Policy texts are not read.',
                how: 'Name the API, a read-only token and the repositories that may be read.',
              }
            : null
        }
        actions={
          <span className="flex flex-wrap gap-2">
            <PermittedButton
              allowed={mayWrite}
              reason={ONLY_ADMINISTRATORS}
              onClick={() => setAsking('change')}
            >
              {access ? 'Change access' : 'Add access'}
            </PermittedButton>
            {access ? (
              <PermittedButton
                allowed={mayWrite}
                reason={ONLY_ADMINISTRATORS}
                variant="danger"
                onClick={() => setAsking('remove')}
              >
                Remove access
              </PermittedButton>
            ) : null}
          </span>
        }
      >
        {(state) =>
          state.access === null ? null : (
            <DescriptionList
              items={[
                ['API', state.access.apiBase],
                ['Repositories', state.access.repositories.join(', ')],
                [
                  'Token',
                  state.access.hasToken
                    ? state.access.readable
                      ? 'Stored encrypted'
                      : 'Cannot be read: it was encrypted under another GATEHOUSE_SECRET'
                    : 'None',
                ],
                ['Changed', <Time key="changed" at={state.access.updatedAt} as="absolute" />],
                ['Changed by', state.access.updatedBy],
                ['Last read', <Time key="read" at={state.access.lastReadAt} as="absolute" missing="never" />],
                ['Last problem', state.access.lastProblem ?? 'None'],
              ]}
            />
          )
        }
      </QueryPanel>
      <RepositoryAccessDialog
        source={source}
        access={access}
        open={asking === 'change'}
        onOpenChange={close}
        onDone={reload}
      />
      <ConfirmDialog
        open={asking === 'remove'}
        onOpenChange={close}
        title="Stop reading policy texts?"
        description="The token is forgotten. Texts that were read stay."
        confirmLabel="Remove access"
        onConfirm={remove}
      />
    </>
  );
}
