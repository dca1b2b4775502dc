import { policyHref } from '@/components/charts/prepare/marker-link';
import type { Column } from '@/components/data-table/column';
import { formatSeconds } from '@/components/format/format-duration';
import { ScopedLink } from '@/components/layout/scoped-link';
import { Time } from '@/components/values/time';
import type { Drifts } from '@/lib/domain/read-models/drifts';

export type Drift = Drifts['items'][number];

/** The columns of the table of drifts. */
export const DRIFT_COLUMNS: readonly Column<Drift>[] = [
  {
    id: 'detected',
    header: 'Detected',
    value: ({ detectedAt }) => detectedAt,
    cell: ({ detectedAt }) => <Time at={detectedAt} />,
    sortable: true,
  },
  { id: 'type', header: 'What drifted', value: ({ type }) => type, sortable: true },
  {
    id: 'policy',
    header: 'Policy',
    value: ({ policy }) => policy,
    cell: ({ policy }) =>
      policy === null ? null : (
        <ScopedLink href={policyHref(policy)} className="link inline-flex min-h-6 items-center">
          {policy}
        </ScopedLink>
      ),
    sortable: true,
    missing: 'none',
  },
  { id: 'service', header: 'Service', value: ({ service }) => service, sortable: true },
  { id: 'zone', header: 'Zone', value: ({ zone }) => zone, sortable: true },
  { id: 'environment', header: 'Environment', value: ({ environment }) => environment, sortable: true },
  {
    id: 'state',
    header: 'State',
    value: ({ resolvedAt }) => (resolvedAt === null ? 'Open' : 'Resolved'),
    sortable: true,
  },
  {
    id: 'detect',
    header: 'Time to detect',
    value: ({ detectSeconds }) => detectSeconds,
    cell: ({ detectSeconds, isStartBounded, isSlow }) => (
      <>
        {isStartBounded ? 'up to ' : ''}
        {formatSeconds(detectSeconds)}
        {isSlow ? <span className="text-status-breached block text-xs">over 30 min</span> : null}
      </>
    ),
    align: 'right',
    sortable: true,
  },
  {
    id: 'age',
    header: 'Lasted',
    value: ({ ageSeconds }) => ageSeconds,
    cell: ({ ageSeconds, resolvedAt }) =>
      resolvedAt === null ? `${formatSeconds(ageSeconds)} so far` : formatSeconds(ageSeconds),
    align: 'right',
    sortable: true,
  },
  { id: 'source', header: 'Source', value: ({ source }) => source, sortable: true, hidden: true },
];
