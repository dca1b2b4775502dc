import type { Column } from '@/components/data-table/column';
import { Time } from '@/components/values/time';
import type { NotificationRow } from '@/lib/domain/read-models/notifications';
import { describeDeliveries, describeReceivers, MESSAGE_WORDS } from './message-words';

/** The columns of what was sent. */
export const MESSAGE_COLUMNS: readonly Column<NotificationRow>[] = [
  {
    id: 'title',
    header: 'Message',
    value: ({ title }) => title,
    cell: ({ title, isDrill }) => (
      <span className="[overflow-wrap:anywhere]">
        {isDrill ? 'Drill: ' : ''}
        {title}
      </span>
    ),
    width: 'min-w-56',
  },
  { id: 'kind', header: 'Why', value: ({ kind }) => MESSAGE_WORDS[kind], width: 'w-28' },
  { id: 'to', header: 'To', value: describeReceivers, missing: 'nobody', width: 'min-w-40' },
  { id: 'state', header: 'What became of it', value: describeDeliveries, width: 'min-w-40' },
  {
    id: 'at',
    header: 'When',
    value: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <Time at={createdAt} />,
    width: 'w-32',
  },
];
