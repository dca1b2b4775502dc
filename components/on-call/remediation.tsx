'use client';

import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { formatShare } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import { SeverityBadge } from '@/components/status/severity-badge';
import { hrefOf } from '@/components/time-range/keep-scope';
import { Time } from '@/components/values/time';
import type { Remediation as Figures } from '@/lib/domain/read-models/remediation';

type Alert = Figures['items'][number];

const COLUMNS: readonly Column<Alert>[] = [
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
  {
    id: 'opened',
    header: 'Opened',
    value: ({ openedAt }) => openedAt,
    cell: ({ openedAt }) => <Time at={openedAt} />,
    sortable: true,
  },
  {
    id: 'age',
    header: 'Lasted',
    value: ({ ageSeconds }) => ageSeconds,
    cell: ({ ageSeconds, resolvedAt, isSlow }) => (
      <>
        {formatSeconds(ageSeconds)}
        {resolvedAt ? '' : ' so far'}
        {isSlow ? <span className="text-status-breached block text-xs">over 4 h</span> : null}
      </>
    ),
    align: 'right',
    sortable: true,
  },
  { id: 'zone', header: 'Zone', value: ({ zone }) => zone, sortable: true },
  { id: 'service', header: 'Service', value: ({ service }) => service, sortable: true },
];

/** Alerts of Gatehouse and of other systems, and how long it takes to resolve them. */
export function Remediation({ remediation }: { remediation: Figures }) {
  const { items, open, oldestOpenSeconds, resolved, mean, meanLowerBound, p95, good, total, window } =
    remediation;
  const sentences = [
    total > 0 ? `${formatShare(good, total)} resolved in less than 4 hours.` : null,
    resolved > 0 ? `Mean ${formatSeconds(mean)}, p95 ${formatSeconds(p95)} of ${resolved} resolved.` : null,
    open > 0
      ? `${open} open, the oldest for ${formatSeconds(oldestOpenSeconds)}; with them the mean is at least ${formatSeconds(meanLowerBound)}.`
      : null,
  ];
  return (
    <>
      <p className="px-4 pb-2 text-sm">{sentences.filter(Boolean).join(' ')}</p>
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
