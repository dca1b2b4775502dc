'use client';

import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { Time } from '@/components/values/time';
import { runbookHref } from '@/lib/client/runbook-queries';
import type { OverdueRunbook } from '@/lib/domain/read-models/weekly-review';

const COLUMNS: readonly Column<OverdueRunbook>[] = [
  { id: 'title', header: 'Runbook', value: ({ title }) => title, sortable: true, width: 'min-w-48' },
  { id: 'owner', header: 'Owner', value: ({ owner }) => owner, missing: 'nobody named', sortable: true },
  {
    id: 'due',
    header: 'Was due',
    value: ({ dueAt }) => dueAt,
    cell: ({ dueAt }) => <Time at={dueAt} />,
    sortable: true,
  },
];

/** Runbooks that nobody looked through for longer than they ask for. */
export function OverdueRunbooks({ runbooks }: { runbooks: readonly OverdueRunbook[] }) {
  if (runbooks.length === 0) return <p className="text-fg-muted px-4 pb-4 text-sm">No review is overdue.</p>;
  return (
    <DataTable
      label="Overdue runbooks"
      counted={['runbook', 'runbooks']}
      columns={COLUMNS}
      rows={runbooks}
      rowId={({ slug }) => slug}
      rowHref={({ slug }) => runbookHref(slug)}
      defaultSort={{ column: 'due', descending: false }}
      prefix="runbooks"
      plain
      stack
    />
  );
}
