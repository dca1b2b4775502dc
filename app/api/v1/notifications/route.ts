import { notificationListQuerySchema, notificationListSchema } from '@/lib/domain/read-models/notifications';
import { handle } from '@/lib/http/handle';
import { listNotifications } from '@/lib/views/notifications/list-notifications';

/** What was told to whom and why, the newest first. */
export const GET = handle(
  { permission: 'alerts:read', query: notificationListQuerySchema, answer: notificationListSchema },
  ({ actor, query }) => listNotifications(actor, query),
);
