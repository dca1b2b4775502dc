import { notificationDetailSchema } from '@/lib/domain/read-models/notifications';
import { handle } from '@/lib/http/handle';
import { getNotification } from '@/lib/views/notifications/get-notification';

/** One message as it was sent, with every attempt to deliver it. */
export const GET = handle(
  { permission: 'alerts:read', answer: notificationDetailSchema },
  ({ actor, params }) => getNotification(actor, params.id!),
);
