import type { Column } from '@/components/data-table/column';
import { formatCount } from '@/components/format/format-count';
import { Checkbox } from '@/components/ui/checkbox';
import { Time } from '@/components/values/time';
import type { QuarantineRow } from '@/lib/domain/read-models/settings';
import { reasonOf } from './reasons';
import type { QuarantineState } from './use-quarantine-filter';

export type Selection = { ids: ReadonlySet<string>; toggle: (id: string) => void };

/** The columns of the list; with a selection, each row can be ticked. */
export function quarantineColumns(
  state: QuarantineState,
  selection: Selection | null,
): Column<QuarantineRow>[] {
  return [
    ...COLUMNS,
    ...(state === 'replayed' ? [REPLAYED_AT] : []),
    ...(selection ? [selectColumn(selection)] : []),
  ];
}

const COLUMNS: readonly Column<QuarantineRow>[] = [
  { id: 'reason', header: 'Reason', value: ({ code }) => reasonOf(code).title, width: 'min-w-44' },
  {
    id: 'message',
    header: 'What was not understood',
    value: ({ message }) => message,
    cell: ({ message }) => <span className="line-clamp-2 [overflow-wrap:anywhere]">{message}</span>,
    width: 'min-w-64',
  },
  {
    id: 'path',
    header: 'Field',
    value: ({ path }) => path,
    cell: ({ path }) => <code className="font-mono text-xs [overflow-wrap:anywhere]">{path}</code>,
    missing: 'whole event',
    width: 'min-w-28',
  },
  { id: 'source', header: 'Source', value: ({ source }) => source, width: 'min-w-24' },
  {
    id: 'times',
    header: 'Times',
    value: ({ times }) => times,
    cell: ({ times }) => formatCount(times),
    align: 'right',
  },
  {
    id: 'first',
    header: 'First received',
    value: ({ firstReceivedAt }) => firstReceivedAt,
    cell: ({ firstReceivedAt }) => <Time at={firstReceivedAt} />,
  },
  {
    id: 'last',
    header: 'Last received',
    value: ({ lastReceivedAt }) => lastReceivedAt,
    cell: ({ lastReceivedAt }) => <Time at={lastReceivedAt} />,
  },
];

const REPLAYED_AT: Column<QuarantineRow> = {
  id: 'replayed',
  header: 'Replayed',
  value: ({ replayedAt }) => replayedAt,
  cell: ({ replayedAt }) => <Time at={replayedAt} />,
};

const selectColumn = ({ ids, toggle }: Selection): Column<QuarantineRow> => ({
  id: 'selected',
  header: 'Selected',
  value: ({ id }) => (ids.has(id) ? 'yes' : 'no'),
  cell: ({ id, code, message }) => (
    <Checkbox
      aria-label={`Select ${reasonOf(code).title}: ${message}`}
      checked={ids.has(id)}
      onCheckedChange={() => toggle(id)}
    />
  ),
});
