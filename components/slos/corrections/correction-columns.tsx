import type { Column } from '@/components/data-table/column';
import type { TimeZone } from '@/components/format/format-time';
import { Time } from '@/components/values/time';
import type { Correction } from '@/lib/domain/objective';
import { CATEGORY_WORDS, describeCorrectionTimes } from '../describe-correction';

/** The columns of the list of corrections, times in the reader's zone. */
export const correctionColumns = (zone: TimeZone): readonly Column<Correction>[] => [
  {
    id: 'reason',
    header: 'Reason',
    value: ({ reason }) => reason,
    sortable: true,
    width: 'min-w-48',
  },
  {
    id: 'category',
    header: 'Category',
    value: ({ category }) => CATEGORY_WORDS[category],
    sortable: true,
  },
  {
    id: 'when',
    header: 'When',
    value: ({ times }) => describeCorrectionTimes(times, zone),
    width: 'min-w-64',
  },
  {
    id: 'objectives',
    header: 'Objectives',
    value: ({ objectives }) => (objectives.length === 0 ? 'All of them' : objectives.join(', ')),
  },
  { id: 'createdBy', header: 'Added by', value: ({ createdBy }) => createdBy, sortable: true },
  {
    id: 'createdAt',
    header: 'Added',
    value: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <Time at={createdAt} />,
    sortable: true,
  },
];
