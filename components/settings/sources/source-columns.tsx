import Link from 'next/link';
import type { Column } from '@/components/data-table/column';
import { formatCount } from '@/components/format/format-count';
import { formatMilliseconds, formatSeconds } from '@/components/format/format-duration';
import { SOURCE_STATE_PRESENTATION, SourceStateBadge } from '@/components/status/source-state-badge';
import { hrefOf } from '@/components/time-range/keep-scope';
import { Time } from '@/components/values/time';
import type { SourceRow } from '@/lib/domain/read-models/sources';
import { describeRate } from './describe-rate';

const figure = (text: string) => <span className="figures">{text}</span>;

const count = (
  id: keyof SourceRow & ('accepted' | 'duplicates' | 'conflicts' | 'droppedAtSource' | 'missingReports'),
  header: string,
  hidden = false,
): Column<SourceRow> => ({
  id,
  header,
  value: (row) => row[id],
  cell: (row) => figure(formatCount(row[id])),
  align: 'right',
  sortable: true,
  hidden,
});

const STAGES = [
  ['held', 'held'],
  ['transit', 'transit'],
  ['storing', 'ingest'],
] as const;

/** How long until a screen shows it, and where that time goes. */
const LAG: Column<SourceRow> = {
  id: 'lag',
  header: 'Lag by stage, p99',
  value: ({ lag }) => lag.visible?.p99 ?? null,
  cell: ({ lag }) => (
    <span className="figures flex flex-col sm:items-end">
      {formatMilliseconds(lag.visible?.p99 ?? null)}
      <span className="text-fg-muted max-w-36 text-xs text-pretty sm:text-right">
        {STAGES.flatMap(([stage, word]) => {
          const quantiles = lag[stage];
          return quantiles ? [`${word} ${formatMilliseconds(quantiles.p99)}`] : [];
        }).join(', ')}
      </span>
    </span>
  ),
  align: 'right',
  sortable: true,
  missing: 'not told',
};

/** The columns of the list of sources: whether each sends, how fast it arrives, and what was lost. */
export const sourceColumns = (mayReadQuarantine: boolean): Column<SourceRow>[] => [
  { id: 'source', header: 'Source', value: ({ source }) => source, sortable: true, width: 'min-w-32' },
  { id: 'title', header: 'Format', value: ({ title }) => title, sortable: true, width: 'min-w-36' },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => SOURCE_STATE_PRESENTATION[state].word,
    cell: ({ state }) => <SourceStateBadge state={state} />,
    sortable: true,
  },
  {
    id: 'lastEventAt',
    header: 'Last event',
    value: ({ lastEventAt }) => lastEventAt,
    cell: ({ lastEventAt, silentAfterSeconds }) => (
      <span className="flex flex-col">
        <Time at={lastEventAt} missing="nothing yet" />
        {silentAfterSeconds === null ? null : (
          <span className="figures text-fg-muted text-xs whitespace-nowrap">
            silent after {formatSeconds(silentAfterSeconds)}
          </span>
        )}
      </span>
    ),
    sortable: true,
    missing: 'nothing yet',
  },
  {
    id: 'silentAfter',
    header: 'Silent after',
    value: ({ silentAfterSeconds }) => silentAfterSeconds,
    cell: ({ silentAfterSeconds }) => figure(formatSeconds(silentAfterSeconds)),
    align: 'right',
    sortable: true,
    hidden: true,
    missing: 'not expected',
  },
  {
    id: 'rate',
    header: 'Rate',
    value: ({ perMinute }) => perMinute,
    cell: ({ perMinute }) => figure(describeRate(perMinute)),
    align: 'right',
    sortable: true,
  },
  LAG,
  count('accepted', 'Accepted'),
  count('duplicates', 'Duplicates', true),
  count('conflicts', 'Conflicts', true),
  {
    id: 'rejected',
    header: 'In quarantine',
    value: ({ rejected }) => rejected,
    cell: ({ source, rejected }) =>
      rejected > 0 && mayReadQuarantine ? (
        <Link className="link figures" href={hrefOf('/quarantine', { source })}>
          {formatCount(rejected)}
        </Link>
      ) : (
        figure(formatCount(rejected))
      ),
    align: 'right',
    sortable: true,
  },
  {
    id: 'unzoned',
    header: 'Unzoned',
    value: ({ unzoned }) => unzoned,
    cell: ({ unzoned }) =>
      unzoned > 0 ? (
        <Link className="link figures" href="/settings/trust">
          {formatCount(unzoned)}
        </Link>
      ) : (
        figure(formatCount(unzoned))
      ),
    align: 'right',
    sortable: true,
  },
  { ...count('droppedAtSource', 'Dropped at source'), missing: 'never told' },
  { ...count('missingReports', 'Missing reports', true), missing: 'not numbered' },
];
