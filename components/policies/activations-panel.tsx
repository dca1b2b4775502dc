'use client';

import { policyDiffHref, policyHref } from '@/components/charts/prepare/marker-link';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { formatCount } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { Panel } from '@/components/states/panel';
import { ChangeTypeBadge } from '@/components/status/change-type-badge';
import { CHANGE_PRESENTATION } from '@/components/status/change-type-presentation';
import { Time } from '@/components/values/time';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';

type Activation = PolicyDetail['activations'][number];

const COLUMNS: readonly Column<Activation>[] = [
  {
    id: 'change',
    header: 'Change',
    value: ({ activates, replaces }) => `${replaces ?? 'none'} → ${activates ?? 'unknown'}`,
    cell: ({ activates, replaces }) => (
      <span className="whitespace-nowrap">
        {replaces ? `${replaces} → ` : ''}
        {activates ?? 'unknown'}
      </span>
    ),
    width: 'min-w-44',
  },
  {
    id: 'type',
    header: 'What',
    value: ({ type }) => CHANGE_PRESENTATION[type].word,
    cell: ({ type }) => <ChangeTypeBadge type={type} />,
    sortable: true,
  },
  {
    id: 'environment',
    header: 'Environment',
    value: ({ environment }) => environment,
    sortable: true,
    missing: 'all',
  },
  {
    id: 'at',
    header: 'When',
    value: ({ at }) => at,
    cell: ({ at }) => <Time at={at} />,
    sortable: true,
  },
  {
    id: 'canary',
    header: 'Share of traffic',
    value: ({ canaryShare }) => canaryShare ?? 1,
    cell: ({ canaryShare }) => (canaryShare === null || canaryShare === 1 ? 'all' : formatRatio(canaryShare)),
    align: 'right',
  },
  { id: 'author', header: 'By', value: ({ author }) => author },
  { id: 'message', header: 'Message', value: ({ message }) => message, hidden: true, width: 'min-w-56' },
  {
    id: 'reports',
    header: 'Reports',
    value: ({ reports }) => reports,
    cell: ({ reports }) => formatCount(reports),
    align: 'right',
    hidden: true,
  },
];

/** What was in force when and where, rollbacks included; each step leads to its diff. */
export function ActivationsPanel({ policy }: { policy: PolicyDetail }) {
  const { activations } = policy;
  return (
    <Panel title="Activations and rollbacks" description="By environment, latest first" flush>
      {activations.length === 0 ? (
        <p className="text-fg-muted px-4 pb-3 text-sm">No activation was reported.</p>
      ) : (
        <DataTable
          label="Activations and rollbacks"
          counted={['step', 'steps']}
          columns={COLUMNS}
          rows={activations}
          rowId={({ eventId }) => eventId}
          rowHref={({ activates, replaces }) =>
            activates === null ? policyHref(policy.id) : policyDiffHref(policy.id, activates, replaces)
          }
          defaultSort={{ column: 'at', descending: true }}
          prefix="activations"
          firstRows={10}
          stack
        />
      )}
    </Panel>
  );
}
