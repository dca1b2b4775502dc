'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { PermittedButton } from '@/components/forms/permitted-button';
import { QueryPanel } from '@/components/states/query-panel';
import { accountsQuery } from '@/lib/client/settings-queries';
import { ACCOUNT_COLUMNS } from './account-columns';
import { AccountPanel } from './account-panel';
import { AddAccountDialog } from './add-account-dialog';
import type { linkSecret } from './link-secret';
import { OneTimeSecret } from '@/components/forms/one-time-secret';
import { ONLY_ADMINISTRATORS } from './role-words';

/** The accounts of people, and what an administrator changes about them. */
export function AccountsSettings({ mayWrite }: { mayWrite: boolean }) {
  const query = useInfiniteQuery(accountsQuery());
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<ReturnType<typeof linkSecret> | null>(null);
  return (
    <>
      <QueryPanel
        title="Accounts"
        description="People who sign in. Programs use tokens."
        what="accounts"
        height={320}
        flush
        query={query}
        actions={
          <PermittedButton allowed={mayWrite} reason={ONLY_ADMINISTRATORS} onClick={() => setAdding(true)}>
            <UserPlus aria-hidden />
            Add account
          </PermittedButton>
        }
      >
        {({ items, total }) => (
          <DataTable
            label="Accounts"
            counted={['account', 'accounts']}
            columns={ACCOUNT_COLUMNS}
            rows={items}
            rowId={({ id }) => id}
            rowHref={({ id }) => `/settings/accounts?open=${id}`}
            panelTitle={(_, account) => account?.email ?? 'Account'}
            renderPanel={(_, account) =>
              account ? (
                <AccountPanel key={account.id} account={account} onLink={setSecret} />
              ) : (
                <p>This account is not in the list.</p>
              )
            }
            total={total}
            hasMore={query.hasNextPage}
            isLoadingMore={query.isFetchingNextPage}
            onLoadMore={() => void query.fetchNextPage()}
            stack
          />
        )}
      </QueryPanel>
      <AddAccountDialog open={adding} onOpenChange={setAdding} onLink={setSecret} />
      <OneTimeSecret secret={secret} onClose={() => setSecret(null)} />
    </>
  );
}
