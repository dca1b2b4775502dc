'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { policyHref } from '@/components/charts/prepare/marker-link';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { formatCount, formatShare } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { describeInterval } from '@/components/indicators/describe-interval';
import { QueryPanel } from '@/components/states/query-panel';
import type { ReviewEstimate, ReviewPolicy } from '@/lib/domain/read-models/review';

const COLUMNS: readonly Column<ReviewPolicy>[] = [
  {
    id: 'policy',
    header: 'Policy',
    value: ({ policy }) => policy ?? 'not reported',
    sortable: true,
    width: 'min-w-48',
  },
  {
    id: 'denials',
    header: 'Denials',
    value: ({ denials }) => denials,
    cell: ({ denials }) => formatCount(denials),
    align: 'right',
    sortable: true,
  },
  {
    id: 'reviewed',
    header: 'Reviewed by lot',
    value: ({ reviewed }) => reviewed,
    cell: ({ reviewed }) => (reviewed === 0 ? 'none' : formatCount(reviewed)),
    align: 'right',
    sortable: true,
  },
  {
    id: 'right',
    header: 'True blocks',
    value: ({ reviewed, trueBlocks }) => (reviewed > 0 ? trueBlocks : null),
    cell: ({ reviewed, trueBlocks }) => formatShare(trueBlocks, reviewed),
    align: 'right',
    missing: 'not reviewed',
  },
  {
    id: 'estimate',
    header: 'Accuracy',
    value: ({ estimate }) => estimate,
    cell: ({ estimate }) => formatRatio(estimate, { objective: 0.95 }),
    align: 'right',
    sortable: true,
    missing: 'not reviewed',
  },
  {
    id: 'interval',
    header: '95\u202F% interval',
    value: ({ interval }) => describeInterval(interval),
    cell: ({ interval }) => <span className="whitespace-nowrap">{describeInterval(interval)}</span>,
    align: 'right',
    missing: 'not reviewed',
  },
  {
    id: 'open',
    header: 'Unsure or disputed',
    value: ({ open }) => open,
    align: 'right',
  },
  {
    id: 'targeted',
    header: 'Targeted and bulk',
    value: ({ targeted: { trueBlocks, falsePositives, open } }) => trueBlocks + falsePositives + open,
    cell: ({ targeted: { trueBlocks, falsePositives, open } }) =>
      trueBlocks + falsePositives + open === 0
        ? 'none'
        : `${formatCount(trueBlocks)} right, ${formatCount(falsePositives)} wrong${open > 0 ? `, ${formatCount(open)} open` : ''}`,
    align: 'right',
  },
];

/** The estimate policy by policy; targeted and bulk verdicts stand beside it, in no number. */
export function PoliciesPanel({ query }: { query: UseQueryResult<ReviewEstimate> }) {
  return (
    <QueryPanel
      title="By policy"
      description="Each policy counts in M3 by its share of the denials. What was targeted or judged in bulk is shown, and in no estimate."
      query={query}
      what="policies"
      height={280}
      flush
      emptyOf={({ policies, freshness }) =>
        policies.length > 0
          ? null
          : { kind: 'all-quiet', title: 'No policy denied anything', checkedAt: freshness.generatedAt }
      }
    >
      {({ policies }) => (
        <DataTable
          label="Accuracy by policy"
          counted={['policy', 'policies']}
          columns={COLUMNS}
          rows={policies}
          rowId={({ policy }) => policy ?? ''}
          rowHref={({ policy }) => (policy === null ? '/denials' : policyHref(policy))}
          defaultSort={{ column: 'denials', descending: true }}
          prefix="policies"
          stack
        />
      )}
    </QueryPanel>
  );
}
