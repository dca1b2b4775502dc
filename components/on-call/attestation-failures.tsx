'use client';

import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { formatCount } from '@/components/format/format-count';
import { OutcomeBadge } from '@/components/status/outcome-badge';
import { hrefOf } from '@/components/time-range/keep-scope';
import { Id } from '@/components/values/id';
import { Time } from '@/components/values/time';
import type { OnCallDashboard } from '@/lib/domain/read-models/dashboards';

type Failure = OnCallDashboard['attestationFailures'][number];

const COLUMNS: readonly Column<Failure>[] = [
  { id: 'host', header: 'Host', value: ({ host }) => host, sortable: true },
  {
    id: 'outcome',
    header: 'Last outcome',
    value: ({ lastOutcome }) => lastOutcome,
    cell: ({ lastOutcome }) => <OutcomeBadge outcome={lastOutcome} />,
    sortable: true,
  },
  {
    id: 'failures',
    header: 'Failures',
    value: ({ failures }) => failures,
    cell: ({ failures }) => formatCount(failures),
    sortable: true,
    align: 'right',
  },
  { id: 'reason', header: 'Reason', value: ({ lastReason }) => lastReason },
  {
    id: 'good',
    header: 'Last good',
    value: ({ lastGoodAt }) => lastGoodAt,
    cell: ({ lastGoodAt }) => <Time at={lastGoodAt} />,
    sortable: true,
    missing: 'never seen',
  },
  {
    id: 'last',
    header: 'Last failure',
    value: ({ lastSeen }) => lastSeen,
    cell: ({ lastSeen }) => <Time at={lastSeen} />,
    sortable: true,
  },
  { id: 'zone', header: 'Zone', value: ({ zone }) => zone, sortable: true },
  { id: 'environment', header: 'Environment', value: ({ environment }) => environment, sortable: true },
  { id: 'method', header: 'Method', value: ({ method }) => method, sortable: true },
  {
    id: 'subject',
    header: 'Subject',
    value: ({ subject }) => subject,
    cell: ({ subject }) => <Id id={subject} what="subject" length={28} />,
    hidden: true,
  },
];

/** Hosts that fail to prove what they are, with their last good attestation. */
export function AttestationFailures({ dashboard }: { dashboard: OnCallDashboard }) {
  const { attestationFailures, window } = dashboard;
  return (
    <DataTable
      label="Attestation failures by host"
      counted={['host', 'hosts']}
      columns={COLUMNS}
      rows={attestationFailures}
      rowId={({ host, subject, zone, environment, method }) =>
        [host, subject, zone, environment, method].join('/')
      }
      rowHref={({ zone, environment }) =>
        hrefOf('/debug', { from: window.from, to: window.to, zone, environment })
      }
      defaultSort={{ column: 'failures', descending: true }}
      prefix="attestation"
      firstRows={10}
      plain
      stack
    />
  );
}
