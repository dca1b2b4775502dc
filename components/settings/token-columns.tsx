import type { Column } from '@/components/data-table/column';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/values/time';
import { useNow } from '@/components/values/use-now';
import type { TokenRow } from '@/lib/domain/read-models/settings';
import { SCOPE_WORDS } from './role-words';
import { tokenState } from './token-state';

function TokenState({ token }: { token: TokenRow }) {
  const state = tokenState(token, useNow());
  return state === 'Valid' ? state : <Badge variant="outline">{state}</Badge>;
}

/** The columns of the table of tokens. */
export const TOKEN_COLUMNS: readonly Column<TokenRow>[] = [
  { id: 'name', header: 'Name', value: ({ name }) => name, sortable: true, width: 'min-w-40' },
  {
    id: 'scopes',
    header: 'Scopes',
    value: ({ scopes }) => scopes.map((scope) => SCOPE_WORDS[scope].label).join(', '),
    sortable: true,
  },
  { id: 'zones', header: 'Zones', value: ({ zones }) => zones?.join(', ') ?? 'Every zone', sortable: true },
  {
    id: 'state',
    header: 'State',
    value: (token) => tokenState(token, new Date()),
    cell: (token) => <TokenState token={token} />,
    sortable: true,
  },
  {
    id: 'expiresAt',
    header: 'Expires',
    value: ({ expiresAt }) => expiresAt,
    cell: ({ expiresAt }) => <Time at={expiresAt} missing="never" />,
    sortable: true,
    missing: 'never',
  },
  {
    id: 'lastUsedAt',
    header: 'Last used',
    value: ({ lastUsedAt }) => lastUsedAt,
    cell: ({ lastUsedAt }) => <Time at={lastUsedAt} missing="never" />,
    sortable: true,
    missing: 'never',
  },
  {
    id: 'createdAt',
    header: 'Created',
    value: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <Time at={createdAt} />,
    sortable: true,
  },
  {
    id: 'createdBy',
    header: 'Created by',
    value: ({ createdBy }) => createdBy,
    sortable: true,
    hidden: true,
  },
];
