'use client';

import { useSearchParams } from 'next/navigation';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/column';
import { formatCount } from '@/components/format/format-count';
import { formatFailureRatio, formatRatio } from '@/components/format/format-ratio';
import { StatusBadge } from '@/components/status/status-badge';
import { STATUS_PRESENTATION } from '@/components/status/status-presentation';
import { TrustLevelBadge } from '@/components/status/trust-level-badge';
import { keepScope } from '@/components/time-range/keep-scope';
import type { ExecutiveDashboard } from '@/lib/domain/read-models/dashboards';

type ZoneFigures = ExecutiveDashboard['zones'][number];

const NO_DATA = 'No data';

const COLUMNS: readonly Column<ZoneFigures>[] = [
  { id: 'zone', header: 'Zone', value: ({ name }) => name, sortable: true, width: 'whitespace-nowrap' },
  {
    id: 'status',
    header: 'Status',
    value: ({ status }) => STATUS_PRESENTATION[status].word,
    cell: ({ status }) => <StatusBadge status={status} />,
    sortable: true,
  },
  {
    id: 'trust',
    header: 'Trust level',
    value: ({ trustLevel }) => trustLevel,
    cell: ({ trustLevel }) => <TrustLevelBadge level={trustLevel} />,
  },
  {
    id: 'owner',
    header: 'Owner',
    value: ({ owner }) => owner,
    sortable: true,
    missing: 'No owner',
  },
  { id: 'services', header: 'Services', value: ({ services }) => services, sortable: true, align: 'right' },
  {
    id: 'enforcement',
    header: 'M1 enforcement',
    value: ({ enforcement }) => enforcement,
    cell: ({ enforcement }) => formatRatio(enforcement, { objective: 0.999 }),
    sortable: true,
    align: 'right',
    missing: NO_DATA,
  },
  {
    id: 'attestation',
    header: 'M2 attestation',
    value: ({ attestation }) => attestation,
    cell: ({ attestation }) => formatRatio(attestation, { objective: 0.999 }),
    sortable: true,
    align: 'right',
    missing: NO_DATA,
  },
  {
    id: 'auth',
    header: 'M6 auth errors',
    value: ({ authErrors }) => authErrors,
    cell: ({ authErrors }) => formatFailureRatio(authErrors, 0.001),
    sortable: true,
    align: 'right',
    missing: NO_DATA,
  },
  {
    id: 'decisions',
    header: 'Decisions',
    value: ({ decisions }) => decisions,
    cell: ({ decisions }) => formatCount(decisions),
    sortable: true,
    align: 'right',
    missing: NO_DATA,
  },
  {
    id: 'denials',
    header: 'Denials',
    value: ({ decisions, denials }) => (decisions === null ? null : denials),
    cell: ({ denials }) => formatCount(denials),
    sortable: true,
    align: 'right',
    missing: NO_DATA,
  },
];

/** One row a zone; a zone leads to this dashboard for that zone alone. */
export function ZonesTable({ zones }: { zones: readonly ZoneFigures[] }) {
  const search = useSearchParams();
  const hrefOf = ({ slug }: ZoneFigures) => {
    const params = new URLSearchParams(search);
    params.set('zone', slug);
    return keepScope('/executive', params);
  };
  return (
    <DataTable
      label="Zones"
      counted={['zone', 'zones']}
      columns={COLUMNS}
      rows={zones}
      rowId={({ slug }) => slug}
      rowHref={hrefOf}
      prefix="zones"
    />
  );
}
