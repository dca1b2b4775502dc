import type { Column } from '@/components/data-table/column';
import { formatCount } from '@/components/format/format-count';
import { TrustLevelBadge } from '@/components/status/trust-level-badge';
import type { ZoneRow } from '@/lib/domain/read-models/inventory';
import { Decided } from './decided';
import { TIER_WORDS, TRUST_WORDS } from './inventory-words';

/** Low, medium, high: sorting by the word alone would mix them. */
const TRUST_ORDER = { low: 1, medium: 2, high: 3 };

/** The columns of the table of zones. */
export const ZONE_COLUMNS: readonly Column<ZoneRow>[] = [
  { id: 'name', header: 'Zone', value: ({ name }) => name, sortable: true, width: 'min-w-40' },
  {
    id: 'trustLevel',
    header: 'Trust level',
    value: ({ trustLevel }) => `${TRUST_ORDER[trustLevel]} ${TRUST_WORDS[trustLevel]}`,
    cell: ({ trustLevel }) => <TrustLevelBadge level={trustLevel} />,
    sortable: true,
  },
  {
    id: 'serviceCount',
    header: 'Services',
    value: ({ serviceCount }) => serviceCount,
    cell: ({ serviceCount }) => <span className="figures">{formatCount(serviceCount)}</span>,
    align: 'right',
    sortable: true,
  },
  {
    id: 'decisions',
    header: 'Decisions',
    value: ({ decisions }) => (decisions > 0 ? decisions : null),
    cell: ({ decisions }) => <Decided count={decisions} decisions={decisions} />,
    align: 'right',
    sortable: true,
    missing: 'No data',
  },
  {
    id: 'denials',
    header: 'Denials',
    value: ({ decisions, denials }) => (decisions > 0 ? denials : null),
    cell: ({ decisions, denials }) => <Decided count={denials} decisions={decisions} />,
    align: 'right',
    sortable: true,
    missing: 'No data',
  },
  { id: 'owner', header: 'Owner', value: ({ owner }) => owner ?? null, sortable: true, missing: 'none' },
  {
    id: 'dataClassifications',
    header: 'Data',
    value: ({ dataClassifications }) => dataClassifications.join(', ') || null,
    missing: 'none',
  },
  {
    id: 'environments',
    header: 'Environments',
    value: ({ environments }) => environments.join(', ') || null,
    missing: 'none',
    hidden: true,
  },
  {
    id: 'telemetryTier',
    header: 'Telemetry',
    value: ({ telemetryTier }) => TIER_WORDS[telemetryTier],
    sortable: true,
    hidden: true,
  },
];
