import type { Column } from '@/components/data-table/column';
import { formatCount } from '@/components/format/format-count';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/values/time';
import type { ServiceRow } from '@/lib/domain/read-models/inventory';
import { Decided } from './decided';

const zoneOf = ({ inInventory, zone }: ServiceRow) => zone ?? (inInventory ? 'unzoned' : 'not in inventory');

/** The columns of the table of services. */
export const SERVICE_COLUMNS: readonly Column<ServiceRow>[] = [
  { id: 'name', header: 'Service', value: ({ name }) => name, sortable: true, width: 'min-w-48' },
  {
    id: 'zone',
    header: 'Zone',
    value: zoneOf,
    cell: (row) =>
      row.zone ?? <Badge variant="outline">{row.inInventory ? 'Unzoned' : 'Not in inventory'}</Badge>,
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
  {
    id: 'lastSeenAt',
    header: 'Last seen',
    value: ({ lastSeenAt }) => lastSeenAt,
    cell: ({ lastSeenAt }) => <Time at={lastSeenAt} missing="not in this window" />,
    sortable: true,
    missing: 'not in this window',
  },
  { id: 'owner', header: 'Owner', value: ({ owner }) => owner ?? null, sortable: true, missing: 'none' },
  {
    id: 'environments',
    header: 'Environments',
    value: ({ environments }) => environments.join(', ') || null,
    missing: 'none',
  },
  {
    id: 'events',
    header: 'Events',
    value: ({ events }) => events,
    cell: ({ events }) => <span className="figures">{formatCount(events)}</span>,
    align: 'right',
    sortable: true,
    hidden: true,
  },
  {
    id: 'description',
    header: 'Description',
    value: ({ description }) => description ?? null,
    missing: 'none',
    hidden: true,
  },
];

/** The same columns where not all rows are loaded, so that sorting them here would mislead. */
export const UNSORTED_SERVICE_COLUMNS = SERVICE_COLUMNS.map((column) => ({ ...column, sortable: false }));
