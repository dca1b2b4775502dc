'use client';

import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { Time } from '@/components/values/time';
import { silenceHref } from '@/lib/client/silence-queries';
import type { HidingSilence } from '@/lib/domain/read-models/weekly-review';

const COLUMNS: readonly Column<HidingSilence>[] = [
  { id: 'reason', header: 'Reason', value: ({ reason }) => reason, width: 'min-w-48' },
  { id: 'alerts', header: 'Alerts hidden', value: ({ alerts }) => alerts, align: 'right', sortable: true },
  { id: 'owner', header: 'Owner', value: ({ owner }) => owner, sortable: true },
  {
    id: 'ends',
    header: 'Ends',
    value: ({ endsAt }) => endsAt,
    cell: ({ endsAt }) => <Time at={endsAt} />,
    sortable: true,
  },
];

/** Silences and maintenance windows by how many alerts they hid first in the time range. */
export function HidingSilences({ silences }: { silences: readonly HidingSilence[] }) {
  if (silences.length === 0)
    return <p className="text-fg-muted px-4 pb-4 text-sm">No silence hid an alert in this time range.</p>;
  return (
    <DataTable
      label="What silences hid"
      counted={['silence', 'silences']}
      columns={COLUMNS}
      rows={silences}
      rowId={({ id }) => id}
      rowHref={({ id }) => silenceHref(id)}
      defaultSort={{ column: 'alerts', descending: true }}
      prefix="silences"
      plain
      stack
    />
  );
}
