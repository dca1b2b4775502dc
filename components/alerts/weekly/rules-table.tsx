'use client';

import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { formatSeconds } from '@/components/format/format-duration';
import { SeverityBadge } from '@/components/status/severity-badge';
import { alertRuleHref } from '@/lib/client/alert-rule-queries';
import type { RuleNoise } from '@/lib/domain/read-models/weekly-review';

const COLUMNS: readonly Column<RuleNoise>[] = [
  { id: 'rule', header: 'Rule', value: ({ ruleName }) => ruleName, sortable: true, width: 'min-w-48' },
  {
    id: 'severity',
    header: 'Severity',
    value: ({ severity }) => severity,
    cell: ({ severity }) => <SeverityBadge severity={severity} />,
    sortable: true,
  },
  { id: 'fired', header: 'Fired', value: ({ fired }) => fired, align: 'right', sortable: true },
  {
    id: 'before',
    header: 'Time before',
    value: ({ firedBefore }) => firedBefore,
    align: 'right',
    sortable: true,
  },
  {
    id: 'untouched',
    header: 'Ended untouched',
    value: ({ endedUntouched }) => endedUntouched,
    cell: ({ endedUntouched, ended }) => (ended === 0 ? 'none ended' : `${endedUntouched} of ${ended}`),
    align: 'right',
    sortable: true,
  },
  { id: 'flapped', header: 'Flapped', value: ({ flapped }) => flapped, align: 'right', sortable: true },
  {
    id: 'median',
    header: 'Median time open',
    value: ({ medianSeconds }) => medianSeconds,
    cell: ({ medianSeconds }) => formatSeconds(medianSeconds),
    missing: 'none ended',
    align: 'right',
    sortable: true,
  },
];

/** Rules by how often they fired. What ends untouched most of the time should not page anybody. */
export function RulesTable({ rules }: { rules: readonly RuleNoise[] }) {
  if (rules.length === 0)
    return <p className="text-fg-muted px-4 pb-4 text-sm">No rule fired in this time range.</p>;
  return (
    <DataTable
      label="Noisy rules"
      counted={['rule', 'rules']}
      columns={COLUMNS}
      rows={rules}
      rowId={({ ruleId }) => ruleId}
      rowHref={({ ruleId }) => alertRuleHref(ruleId)}
      defaultSort={{ column: 'fired', descending: true }}
      prefix="rules"
      plain
      stack
    />
  );
}
