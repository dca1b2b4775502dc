'use client';

import { useQuery } from '@tanstack/react-query';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/column';
import { QueryPanel } from '@/components/states/query-panel';
import { Id } from '@/components/values/id';
import { Time } from '@/components/values/time';
import { erasuresQuery } from '@/lib/client/audit-retention-queries';
import type { ErasureRun } from '@/lib/domain/read-models/audit-retention';
import { fieldWord } from './retention-words';

const wordsOf = ({ fields }: ErasureRun): string =>
  fields.length === 0 ? 'The directory of who acted' : fields.map(fieldWord).join(', ');
const indexesOf = ({ entries, firstIndex, lastIndex }: ErasureRun): string | null =>
  entries === 0 ? null : firstIndex === lastIndex ? firstIndex : `${firstIndex} to ${lastIndex}`;

const COLUMNS: readonly Column<ErasureRun>[] = [
  {
    id: 'erasedAt',
    header: 'Erased',
    value: ({ erasedAt }) => erasedAt,
    cell: ({ erasedAt }) => <Time at={erasedAt} />,
    sortable: true,
  },
  { id: 'basis', header: 'Because', value: ({ basis }) => basis, width: 'min-w-56' },
  { id: 'fields', header: 'What', value: wordsOf, width: 'min-w-48' },
  { id: 'entries', header: 'Entries', value: ({ entries }) => entries, align: 'right', sortable: true },
  { id: 'indexes', header: 'Indexes', value: indexesOf, missing: 'none' },
  {
    id: 'by',
    header: 'By',
    value: ({ byName, byRef }) => byName ?? byRef,
    cell: ({ byName, byRef }) => byName ?? <Id id={byRef} what="pseudonym" />,
  },
];

/** What was erased, each with the entry of the log that tells of it. */
export function ErasuresPanel() {
  const query = useQuery(erasuresQuery());
  return (
    <QueryPanel
      title="Erased so far"
      description="Each erasure is an entry of the log itself: which entries, which fields, on what ground, for whom."
      what="erasures"
      height={90}
      flush
      query={query}
    >
      {({ items, total }) =>
        items.length === 0 ? (
          <p className="text-fg-muted px-4 pb-3 text-sm">Nothing was erased yet.</p>
        ) : (
          <DataTable
            label="Erasures"
            counted={['erasure', 'erasures']}
            columns={COLUMNS}
            rows={items}
            rowId={({ entryId }) => entryId}
            rowHref={({ entryId }) => `/audit/${entryId}`}
            total={total}
            defaultSort={{ column: 'erasedAt', descending: true }}
            stack
          />
        )
      }
    </QueryPanel>
  );
}
