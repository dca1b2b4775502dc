import type { Column } from '@/components/data-table/column';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/values/time';
import type { TokenRow } from '@/lib/domain/read-models/settings';
import { SCOPE_WORDS } from './role-words';

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
    value: ({ revokedAt }) => (revokedAt ? 'Revoked' : 'Valid'),
    cell: ({ revokedAt }) => (revokedAt ? <Badge variant="outline">Revoked</Badge> : 'Valid'),
    sortable: true,
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
