'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { ChoiceSelect } from '@/components/forms/choice-select';
import { QueryPanel } from '@/components/states/query-panel';
import { notificationsQuery } from '@/lib/client/notification-queries';
import type { NotificationChannelView } from '@/lib/domain/read-models/notification-channels';
import type { NotificationListQuery } from '@/lib/domain/read-models/notifications';
import { MESSAGE_COLUMNS } from './message-columns';
import { MessageDetail } from './message-detail';

const STATE_WORDS: Record<NonNullable<NotificationListQuery['state']>, string> = {
  waiting: 'Waiting',
  delivered: 'Delivered',
  failed: 'Failed',
  unreached: 'Not everybody reached',
};
const STATES = Object.keys(STATE_WORDS) as (keyof typeof STATE_WORDS)[];

/** The last messages: what was sent to whom, why, and what became of it. */
export function MessagesPanel({ channels }: { channels: readonly NotificationChannelView[] }) {
  const [channel, setChannel] = useState<string | null>(null);
  const [state, setState] = useState<keyof typeof STATE_WORDS | null>(null);
  const query = useInfiniteQuery(
    notificationsQuery({ ...(channel && { channel }), ...(state && { state }) }),
  );
  const isFiltered = channel !== null || state !== null;
  const clear = () => {
    setChannel(null);
    setState(null);
  };
  return (
    <QueryPanel
      title="Messages"
      description="What was sent to whom and why, the newest first; kept for eight weeks."
      what="messages"
      height={280}
      flush
      query={query}
      actions={
        <>
          <ChoiceSelect
            name="Channel"
            all="All channels"
            value={channel}
            options={channels.map(({ id }) => id)}
            wordOf={(id) => channels.find((each) => each.id === id)?.name ?? id}
            onChoose={setChannel}
          />
          <ChoiceSelect
            name="State"
            all="All states"
            value={state}
            options={STATES}
            wordOf={(each) => STATE_WORDS[each as keyof typeof STATE_WORDS]}
            onChoose={(chosen) => setState(chosen as keyof typeof STATE_WORDS | null)}
          />
        </>
      }
      emptyOf={({ items }) =>
        items.length > 0
          ? null
          : isFiltered
            ? { kind: 'no-match', title: 'No message matches', onClear: clear }
            : {
                kind: 'not-connected',
                title: 'No message was sent yet.',
                how: 'Messages come with the first alert, and with the test of a channel.',
              }
      }
    >
      {({ items, total }) => (
        <DataTable
          label="Messages"
          counted={['message', 'messages']}
          columns={MESSAGE_COLUMNS}
          rows={items}
          total={total}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/alerts/channels?open=${id}`}
          renderPanel={(id) => <MessageDetail id={id} />}
          panelTitle={(_id, row) => row?.title ?? 'Message'}
          hasMore={query.hasNextPage}
          isLoadingMore={query.isFetchingNextPage}
          onLoadMore={() => void query.fetchNextPage()}
          sorting="query"
          filterKey={`${channel} ${state}`}
          stack
        />
      )}
    </QueryPanel>
  );
}
