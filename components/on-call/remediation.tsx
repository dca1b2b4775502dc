'use client';

import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { formatSeconds } from '@/components/format/format-duration';
import { describeRemediation } from '@/components/remediation/describe-remediation';
import {
  INCIDENT_COLUMN,
  OPENED_COLUMN,
  ZONE_COLUMN,
  type RemediationAlert,
} from '@/components/remediation/remediation-columns';
import { SeverityBadge } from '@/components/status/severity-badge';
import { hrefOf } from '@/components/time-range/keep-scope';
import type { Remediation as Figures } from '@/lib/domain/read-models/remediation';

const COLUMNS: readonly Column<RemediationAlert>[] = [
  { id: 'title', header: 'Alert', value: ({ title }) => title, sortable: true },
  {
    id: 'severity',
    header: 'Severity',
    value: ({ severity }) => severity,
    cell: ({ severity }) =>
      severity === 'page' || severity === 'ticket' ? <SeverityBadge severity={severity} /> : severity,
    sortable: true,
  },
  {
    id: 'state',
    header: 'State',
    value: ({ resolvedAt, acknowledgedAt }) =>
      resolvedAt ? 'Resolved' : acknowledgedAt ? 'Acknowledged' : 'Open',
    sortable: true,
  },
  OPENED_COLUMN,
  {
    id: 'age',
    header: 'Lasted',
    value: ({ ageSeconds }) => ageSeconds,
    cell: ({ ageSeconds, resolvedAt, isSlow, times }) => (
      <>
        {formatSeconds(ageSeconds)}
        {resolvedAt ? '' : ' so far'}
        {isSlow ? <span className="text-status-breached block text-xs">over 4 h</span> : null}
        {times.corrected ? <span className="text-fg-muted block text-xs">times corrected</span> : null}
      </>
    ),
    align: 'right',
    sortable: true,
  },
  ZONE_COLUMN,
  { id: 'service', header: 'Service', value: ({ service }) => service, sortable: true },
  INCIDENT_COLUMN,
];

/** Alerts, own ones and those of other systems, and how long it takes to resolve them. */
export function Remediation({ remediation }: { remediation: Figures }) {
  const { items, window } = remediation;
  return (
    <>
      <p className="px-4 pb-2 text-sm">{describeRemediation(remediation)}</p>
      <DataTable
        label="Alerts"
        counted={['alert', 'alerts']}
        columns={COLUMNS}
        rows={items}
        rowId={({ source, alertId }) => `${source}/${alertId}`}
        rowHref={({ zone, service, policy }) =>
          hrefOf('/debug', {
            from: window.from,
            to: window.to,
            zone,
            service: service ?? undefined,
            policy: policy ?? undefined,
          })
        }
        defaultSort={{ column: 'opened', descending: true }}
        prefix="alerts"
        firstRows={10}
        plain
        stack
      />
    </>
  );
}
