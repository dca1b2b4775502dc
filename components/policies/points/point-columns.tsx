import type { Column } from '@/components/data-table/column';
import { formatSeconds } from '@/components/format/format-duration';
import { Id } from '@/components/values/id';
import { NotReported } from '@/components/values/not-reported';
import { Time } from '@/components/values/time';
import type { PolicyPoint } from '@/lib/domain/read-models/policy-points';

const KINDS = { instance: 'instance', service: 'service' } as const;
const LONG_ID = 18;
/** What stands where nothing is behind. */
const STANDINGS = {
  newest: 'no',
  canary: 'tries it out',
  unknown: 'not seen since it came',
  retired: 'retired',
} as const;

/** Columns of the table of enforcement points. */
export const POINT_COLUMNS: readonly Column<PolicyPoint>[] = [
  {
    id: 'environment',
    header: 'Environment',
    value: ({ environment }) => environment,
    sortable: true,
    width: 'min-w-32',
  },
  {
    id: 'point',
    header: 'Enforcement point',
    value: ({ point }) => point,
    cell: ({ point, kind }) => (
      <span className="inline-flex flex-wrap items-center gap-x-1.5">
        {point === null || kind === null ? (
          'whole environment'
        ) : (
          <>
            {kind === 'instance' ? <Id id={point} what="instance" length={LONG_ID} /> : point}
            <span className="text-fg-muted text-xs">{KINDS[kind]}</span>
          </>
        )}
      </span>
    ),
    sortable: true,
    missing: 'whole environment',
  },
  {
    id: 'revision',
    header: 'Revision',
    value: ({ revision }) => revision,
    cell: ({ revision }) => <span className="whitespace-nowrap">{revision}</span>,
    sortable: true,
  },
  {
    id: 'since',
    header: 'Since',
    value: ({ since }) => since,
    cell: ({ since, sinceIs }) => (
      <span className="whitespace-nowrap">
        {sinceIs === 'seen-after-another' ? 'less than ' : ''}
        <Time at={since} />
        {sinceIs === 'activated' ? null : (
          <span className="text-fg-muted block text-xs">by its decisions</span>
        )}
      </span>
    ),
    sortable: true,
  },
  {
    id: 'seen',
    header: 'Last seen',
    value: ({ lastSeen }) => lastSeen,
    cell: ({ lastSeen, standing }) => (
      <span className="whitespace-nowrap">
        <Time at={lastSeen} />
        {standing === 'retired' ? <span className="text-fg-muted block text-xs">retired</span> : null}
      </span>
    ),
    sortable: true,
    missing: 'only its activation',
  },
  {
    id: 'behind',
    header: 'Behind the newest',
    // Cells of rows that are not behind say why; the export and sorting know the seconds only.
    value: ({ behindSeconds, standing }) => (standing === 'behind' ? behindSeconds : STANDINGS[standing]),
    cell: ({ behindSeconds, standing }) =>
      standing === 'behind' ? formatSeconds(behindSeconds) : <NotReported>{STANDINGS[standing]}</NotReported>,
    align: 'right',
    sortable: true,
    missing: 'no',
  },
  {
    id: 'sources',
    header: 'Told by',
    value: ({ sources }) => sources.join(', ') || null,
    hidden: true,
    missing: 'activations',
  },
];
