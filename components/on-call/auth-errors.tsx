'use client';

import { RatioLine } from '@/components/charts/ratio-line';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { changeOfCount } from '@/components/format/format-change';
import { formatCount, formatShare } from '@/components/format/format-count';
import { formatFailureRatio } from '@/components/format/format-ratio';
import { Empty } from '@/components/states/empty';
import { hrefOf } from '@/components/time-range/keep-scope';
import { Time } from '@/components/values/time';
import type { OnCallDashboard } from '@/lib/domain/read-models/dashboards';

type Spike = OnCallDashboard['authErrors']['spikes'][number];

/** The objective of M6: fewer than one attempt in a thousand fails. */
const MOST_FAILURES = 0.001;

const COLUMNS: readonly Column<Spike>[] = [
  { id: 'provider', header: 'Provider', value: ({ provider }) => provider, sortable: true },
  { id: 'service', header: 'Service', value: ({ service }) => service, sortable: true },
  {
    id: 'failures',
    header: 'Failures',
    value: ({ failures }) => failures,
    cell: ({ failures, attempts }) => formatShare(failures, attempts),
    sortable: true,
    align: 'right',
  },
  {
    id: 'before',
    header: 'Against before',
    value: ({ failures, previousFailures }) => failures - previousFailures,
    cell: ({ failures, previousFailures }) => changeOfCount(failures, previousFailures)?.text ?? '',
    sortable: true,
    align: 'right',
  },
  { id: 'reason', header: 'Most frequent reason', value: ({ topReason }) => topReason },
  {
    id: 'last',
    header: 'Last seen',
    value: ({ lastSeen }) => lastSeen,
    cell: ({ lastSeen }) => <Time at={lastSeen} />,
    sortable: true,
  },
];

/** Share of failed authentication attempts over time, what stands out, rotations beside it. */
export function AuthErrors({ dashboard }: { dashboard: OnCallDashboard }) {
  const { authErrors, window, freshness } = dashboard;
  const { attempts, failures, ratio, points, rotations, spikes } = authErrors;
  if (attempts === 0)
    return (
      <Empty
        kind="no-match"
        title="No authentication attempts in this window"
        detail="Nothing was reported."
        height={180}
      />
    );
  return (
    <div className="grid gap-3">
      <p className="px-4">
        <span className="figures text-xl font-semibold">{formatFailureRatio(ratio, MOST_FAILURES)}</span>{' '}
        <span className="text-fg-muted">
          failed, {formatCount(failures)} of {formatCount(attempts)}
        </span>
      </p>
      <div className="px-4">
        <RatioLine
          name="Auth error rate"
          points={points}
          window={window}
          freshness={freshness}
          objective={MOST_FAILURES}
          direction="lower"
          markers={rotations}
          height={160}
        />
      </div>
      {spikes.length > 0 ? (
        <DataTable
          label="Authentication spikes"
          counted={['spike', 'spikes']}
          columns={COLUMNS}
          rows={spikes}
          rowId={({ provider, service }) => `${provider}/${service ?? ''}`}
          rowHref={({ service }) => hrefOf('/debug', { from: window.from, to: window.to, service })}
          defaultSort={{ column: 'failures', descending: true }}
          prefix="auth"
          firstRows={10}
          plain
          stack
        />
      ) : (
        <p className="text-fg-muted px-4 pb-3">Nothing stands out against the time before.</p>
      )}
    </div>
  );
}
