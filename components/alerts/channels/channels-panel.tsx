'use client';

import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { BellPlus } from 'lucide-react';
import { useState } from 'react';
import { OneTimeSecret } from '@/components/forms/one-time-secret';
import { PermittedButton } from '@/components/forms/permitted-button';
import { QueryPanel } from '@/components/states/query-panel';
import { NOTIFICATION_CHANNELS_PATH, NOTIFICATIONS_PATH } from '@/lib/client/notification-queries';
import type {
  NotificationChannels,
  NotificationChannelView,
} from '@/lib/domain/read-models/notification-channels';
import { ChannelDialog } from './channel-dialog';
import { ChannelRow } from './channel-row';
import { ONLY_ADMINISTRATORS } from './channel-words';

/** Every channel with how it does. */
export function ChannelsPanel({
  query,
  mayChange,
}: {
  query: UseQueryResult<NotificationChannels>;
  mayChange: boolean;
}) {
  const queryClient = useQueryClient();
  /** The channel that is being edited, null for a new one. */
  const [edited, setEdited] = useState<NotificationChannelView | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [key, setKey] = useState<{ name: string; text: string } | null>(null);
  const reload = async () => {
    await Promise.all(
      [NOTIFICATION_CHANNELS_PATH, NOTIFICATIONS_PATH].map((path) =>
        queryClient.invalidateQueries({ queryKey: [path] }),
      ),
    );
  };
  const edit = (channel: NotificationChannelView | null) => {
    setEdited(channel);
    setOpen(true);
  };
  return (
    <>
      <QueryPanel
        title="Channels"
        description="What messages are sent by. Each is a queue of its own: one that hangs holds up no other."
        what="channels"
        height={200}
        query={query}
        emptyOf={({ items }) =>
          items.length === 0
            ? {
                kind: 'not-connected',
                title: 'There is no channel.',
                how: 'Alerts fire on the screen only, until one is added and a route names it.',
              }
            : null
        }
        actions={
          <PermittedButton allowed={mayChange} reason={ONLY_ADMINISTRATORS} onClick={() => edit(null)}>
            <BellPlus aria-hidden />
            Add channel
          </PermittedButton>
        }
      >
        {({ items }) => (
          <ul>
            {items.map((channel) => (
              <ChannelRow
                key={channel.id}
                channel={channel}
                mayChange={mayChange}
                onEdit={() => edit(channel)}
                onChange={reload}
              />
            ))}
          </ul>
        )}
      </QueryPanel>
      <ChannelDialog channel={edited} open={isOpen} onOpenChange={setOpen} onKey={setKey} onDone={reload} />
      <OneTimeSecret
        secret={
          key && {
            title: `Signing key of ${key.name}`,
            description:
              'Copy it now for whoever receives the messages: it is stored encrypted and cannot be shown again.',
            what: 'signing key',
            text: key.text,
          }
        }
        onClose={() => setKey(null)}
      />
    </>
  );
}
