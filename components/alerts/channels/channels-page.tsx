'use client';

import { useQuery } from '@tanstack/react-query';
import { notificationChannelsQuery } from '@/lib/client/notification-queries';
import type { Permission } from '@/lib/domain/roles';
import { AlertsPage } from '../alerts-page';
import { ChannelsPanel } from './channels-panel';
import { describeChannels } from './describe-channels';
import { MessagesPanel } from './messages-panel';

/** `/alerts/channels`: what messages are sent by, how each does, and what was sent. */
export function ChannelsPage({ permissions }: { permissions: readonly Permission[] }) {
  const query = useQuery(notificationChannelsQuery());
  return (
    <AlertsPage
      tab="/alerts/channels"
      controls={[]}
      answer={query.data ? describeChannels(query.data.items) : null}
    >
      <ChannelsPanel query={query} mayChange={permissions.includes('alerting:write')} />
      <MessagesPanel channels={query.data?.items ?? []} />
    </AlertsPage>
  );
}
