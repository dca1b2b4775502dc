'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsInteger, useQueryState } from 'nuqs';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { formatCounted } from '@/components/format/format-count';
import { QueryPanel } from '@/components/states/query-panel';
import { Badge } from '@/components/ui/badge';
import { Select } from '@/components/ui/select';
import { Time } from '@/components/values/time';
import { standingPrivilegesQuery } from '@/lib/client/access-queries';
import {
  DEFAULT_UNUSED_DAYS,
  type StandingPrivilege,
  type StandingPrivileges,
} from '@/lib/domain/read-models/access-grants';
import { grantHref, USE_WORDS } from './access-words';
import { describeUse } from './describe-use';

const DAYS = [1, 7, 30, 90, 180, 365];

const COLUMNS: readonly Column<StandingPrivilege>[] = [
  { id: 'role', header: 'Role or right', value: ({ role }) => role, sortable: true, width: 'min-w-48' },
  {
    id: 'use',
    header: 'Use',
    value: ({ use }) => USE_WORDS[use].word,
    cell: ({ use }) => (
      <Badge variant={use === 'unused' ? 'outline' : 'plain'} className={USE_WORDS[use].text}>
        {USE_WORDS[use].word}
      </Badge>
    ),
    sortable: true,
  },
  {
    id: 'lastAt',
    header: 'Last seen',
    value: ({ lastAt }) => lastAt,
    cell: ({ lastAt }) => (lastAt ? <Time at={lastAt} /> : null),
    missing: 'never',
    sortable: true,
  },
  { id: 'why', header: 'What is known', value: describeUse, width: 'min-w-64' },
  { id: 'holders', header: 'Holders', value: ({ holders }) => holders, sortable: true, align: 'right' },
  { id: 'names', header: 'Such as', value: ({ names }) => names.join(', ') || null, width: 'min-w-40' },
  {
    id: 'heldSince',
    header: 'Held since',
    value: ({ heldSince }) => heldSince,
    cell: ({ heldSince }) => <Time at={heldSince} />,
    sortable: true,
  },
  { id: 'scope', header: 'Scope', value: ({ scope }) => scope, hidden: true },
  {
    id: 'source',
    header: 'Told by',
    value: ({ source, kind }) => source ?? (kind === 'grant' ? 'recorded here' : 'Gatehouse itself'),
    sortable: true,
    hidden: true,
  },
];

/** Roles and rights without an expiry, those that nobody used first; the days stand in the address. */
export function StandingPanel() {
  const [days, setDays] = useQueryState('unused', parseAsInteger.withDefault(DEFAULT_UNUSED_DAYS));
  const asked = Math.min(Math.max(days, 1), 3_650);
  const query = useQuery(standingPrivilegesQuery(asked));
  return (
    <QueryPanel
      title="Standing privileges"
      description={query.data ? describe(query.data) : 'Roles and rights without an expiry.'}
      query={query}
      what="standing privileges"
      height={240}
      flush
      actions={
        <label className="flex items-center gap-2 text-sm">
          Used by nobody in
          <Select value={asked} onChange={({ target }) => void setDays(Number(target.value))}>
            {[...new Set([...DAYS, asked])]
              .toSorted((one, other) => one - other)
              .map((each) => (
                <option key={each} value={each}>
                  {formatCounted(each, 'day')}
                </option>
              ))}
          </Select>
        </label>
      }
      emptyOf={({ items }) =>
        items.length === 0
          ? {
              kind: 'not-connected',
              title: 'No standing privilege is known',
              how: 'They come with the audit events of role bindings, attached policies and role assignments.',
            }
          : null
      }
    >
      {({ items }) => (
        <DataTable
          label="Standing privileges"
          counted={['privilege', 'privileges']}
          columns={COLUMNS}
          rows={items}
          rowId={(one) => `${one.kind} ${one.source ?? ''} ${one.scope ?? ''} ${one.role}`}
          rowHref={hrefOf}
          prefix="standing"
          firstRows={15}
          stack
        />
      )}
    </QueryPanel>
  );
}

/** Where a privilege is looked after. */
function hrefOf({ kind, grantId }: StandingPrivilege): string {
  if (grantId !== null) return grantHref(grantId);
  return kind === 'token' ? '/settings/tokens' : '/settings/accounts';
}

function describe({ items, days, hasMore }: StandingPrivileges): string {
  const unused = items.filter(({ use }) => use === 'unused').length;
  const all = `${hasMore ? 'the first ' : ''}${formatCounted(items.length, 'privilege')} without an expiry`;
  if (unused === 0) return `Of ${all}, none is known to be unused for ${formatCounted(days, 'day')}.`;
  return `Of ${all}, nobody used ${unused} in ${formatCounted(days, 'day')}.`;
}
