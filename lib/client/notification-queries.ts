import { notificationChannelsSchema } from '@/lib/domain/read-models/notification-channels';
import {
  notificationDetailSchema,
  notificationListSchema,
  type NotificationListQuery,
} from '@/lib/domain/read-models/notifications';
import { documentQuery, pagedQuery } from './query-options';

export const NOTIFICATION_CHANNELS_PATH = '/api/v1/notification-channels';
export const NOTIFICATIONS_PATH = '/api/v1/notifications';

/** What notifications are sent by, and how each channel does; asked again each half minute. */
export const notificationChannelsQuery = () => ({
  ...documentQuery(NOTIFICATION_CHANNELS_PATH, notificationChannelsSchema, {}, ['alerting', 'settings']),
  refetchInterval: 30_000,
});

/** What was told to whom, the newest first, page by page. */
export const notificationsQuery = (filter: Partial<Omit<NotificationListQuery, 'limit' | 'cursor'>>) =>
  pagedQuery(NOTIFICATIONS_PATH, notificationListSchema, filter, ['alerting']);

/** One message with every attempt to deliver it. */
export const notificationQuery = (id: string) =>
  documentQuery(`${NOTIFICATIONS_PATH}/${encodeURIComponent(id)}`, notificationDetailSchema, {}, [
    'alerting',
  ]);
