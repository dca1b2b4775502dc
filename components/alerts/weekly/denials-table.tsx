'use client';

import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { changeOfCount } from '@/components/format/format-change';
import { formatCount } from '@/components/format/format-count';
import { hrefOf } from '@/components/time-range/keep-scope';
import { Badge } from '@/components/ui/badge';
import type { WeeklyReview } from '@/lib/domain/read-models/weekly-review';

type Group = WeeklyReview['denials']['groups'][number];

const COLUMNS: readonly Column<Group>[] = [
  {
    id: 'group',
    header: 'Service and policy',
    value: ({ service, policy }) => `${service || 'Service not reported'} · ${policy || 'no policy named'}`,
    cell: ({ service, policy, zone, isNew }) => (
      <span className="grid py-1">
        <span className="inline-flex flex-wrap items-center gap-2">
          {service || 'Service not reported'}
          {isNew ? <Badge variant="accent">New</Badge> : null}
        </span>
        <span className="text-fg-muted text-xs font-normal">
          {policy || 'no policy named'}, zone {zone}
        </span>
      </span>
    ),
    sortable: true,
    width: 'min-w-64',
  },
  {
    id: 'count',
    header: 'Denials',
    value: ({ count }) => count,
    cell: ({ count }) => formatCount(count),
    align: 'right',
    sortable: true,
  },
  {
    id: 'before',
    header: 'Time before',
    value: ({ countBefore }) => countBefore,
    cell: ({ count, countBefore }) =>
      `${formatCount(countBefore)} (${changeOfCount(count, countBefore)!.text})`,
    align: 'right',
    sortable: true,
  },
];

/** The groups with the most denials, against the time before. */
export function DenialsTable({ review: { denials, window } }: { review: WeeklyReview }) {
  if (denials.groups.length === 0)
    return <p className="text-fg-muted px-4 pb-4 text-sm">Nothing was denied in this time range.</p>;
  return (
    <DataTable
      label="Active denials"
      counted={['group', 'groups']}
      columns={COLUMNS}
      rows={denials.groups}
      total={denials.groupTotal}
      rowId={({ service, policy, zone }) => `${zone}/${service}/${policy}`}
      rowHref={({ service, policy, zone }) => hrefOf('/denials', { ...window, service, policy, zone })}
      defaultSort={{ column: 'count', descending: true }}
      prefix="denials"
      plain
      stack
    />
  );
}
