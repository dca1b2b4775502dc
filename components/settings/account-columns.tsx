import type { Column } from '@/components/data-table/column';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/values/time';
import type { AccountRow } from '@/lib/domain/read-models/settings';
import { ROLE_WORDS } from './role-words';

export const SIGN_IN_WORDS: Record<AccountRow['signIn'], string> = {
  password: 'Password',
  oidc: 'Identity provider',
  'link-pending': 'One-time link, not used yet',
};

/** The columns of the table of accounts. */
export const ACCOUNT_COLUMNS: readonly Column<AccountRow>[] = [
  { id: 'email', header: 'E-mail address', value: ({ email }) => email, sortable: true, width: 'min-w-56' },
  { id: 'name', header: 'Name', value: ({ name }) => name, sortable: true, missing: 'none given' },
  { id: 'role', header: 'Role', value: ({ role }) => ROLE_WORDS[role].label, sortable: true },
  { id: 'signIn', header: 'Signs in with', value: ({ signIn }) => SIGN_IN_WORDS[signIn], sortable: true },
  {
    id: 'state',
    header: 'State',
    value: ({ disabled }) => (disabled ? 'Disabled' : 'Enabled'),
    cell: ({ disabled }) => (disabled ? <Badge variant="outline">Disabled</Badge> : 'Enabled'),
    sortable: true,
  },
  {
    id: 'lastSignInAt',
    header: 'Last sign-in',
    value: ({ lastSignInAt }) => lastSignInAt,
    cell: ({ lastSignInAt }) => <Time at={lastSignInAt} missing="never" />,
    sortable: true,
    missing: 'never',
  },
  {
    id: 'createdAt',
    header: 'Created',
    value: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <Time at={createdAt} />,
    sortable: true,
    hidden: true,
  },
];
