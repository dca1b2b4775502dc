'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { PermittedButton } from '@/components/forms/permitted-button';
import { QueryPanel } from '@/components/states/query-panel';
import { tokensQuery } from '@/lib/client/settings-queries';
import { AddTokenDialog, type TokenSecret } from './add-token-dialog';
import { OneTimeSecret } from '@/components/forms/one-time-secret';
import { ONLY_ADMINISTRATORS } from './role-words';
import { TOKEN_COLUMNS } from './token-columns';
import { TokenPanel } from './token-panel';

/** The tokens of programs. */
export function TokensSettings({ mayWrite }: { mayWrite: boolean }) {
  const query = useInfiniteQuery(tokensQuery());
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<TokenSecret | null>(null);
  return (
    <>
      <QueryPanel
        title="Tokens"
        description="With which programs send events and call the API. Only a hash of each is stored."
        what="tokens"
        height={320}
        flush
        query={query}
        emptyOf={({ total }) =>
          total === 0
            ? {
                kind: 'not-connected',
                title: 'No program has a token yet.',
                how: 'Create one with the scope ingest and put it into the configuration of your policy engine.',
              }
            : null
        }
        actions={
          <PermittedButton allowed={mayWrite} reason={ONLY_ADMINISTRATORS} onClick={() => setAdding(true)}>
            <KeyRound aria-hidden />
            Create token
          </PermittedButton>
        }
      >
        {({ items, total }) => (
          <DataTable
            label="Tokens"
            counted={['token', 'tokens']}
            columns={TOKEN_COLUMNS}
            rows={items}
            rowId={({ id }) => id}
            rowHref={({ id }) => `/settings/tokens?open=${id}`}
            panelTitle={(_, token) => token?.name ?? 'Token'}
            renderPanel={(_, token) =>
              token ? <TokenPanel key={token.id} token={token} /> : <p>This token is not in the list.</p>
            }
            total={total}
            hasMore={query.hasNextPage}
            isLoadingMore={query.isFetchingNextPage}
            onLoadMore={() => void query.fetchNextPage()}
            stack
          />
        )}
      </QueryPanel>
      <AddTokenDialog open={adding} onOpenChange={setAdding} onSecret={setSecret} />
      <OneTimeSecret secret={secret} onClose={() => setSecret(null)} />
    </>
  );
}
