import type { DescribedRoute } from '@/lib/http/describe-api';
import * as channels from '../notification-channels/route';
import * as channelsId from '../notification-channels/[id]/route';
import * as channelsIdTest from '../notification-channels/[id]/test/route';
import * as notifications from '../notifications/route';
import * as notificationsId from '../notifications/[id]/route';

/** The routes about notifications and the channels that they are sent by. */
export const NOTIFICATION_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/api/v1/notification-channels',
    summary: 'What notifications are sent by, and how each channel does. Secrets are written and never read.',
    handlers: channels,
  },
  {
    path: '/api/v1/notification-channels/{id}',
    summary: 'Changes a channel, pauses it, goes on with it, or removes it.',
    handlers: channelsId,
  },
  {
    path: '/api/v1/notification-channels/{id}/test',
    summary: 'Has a test message sent by a channel, the way of every message.',
    handlers: channelsIdTest,
  },
  {
    path: '/api/v1/notifications',
    summary: 'What was told to whom and why, the newest first.',
    handlers: notifications,
  },
  {
    path: '/api/v1/notifications/{id}',
    summary: 'One message as it was sent, with every attempt to deliver it.',
    handlers: notificationsId,
  },
];
