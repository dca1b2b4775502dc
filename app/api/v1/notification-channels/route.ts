import { occasionOf } from '@/lib/auth/occasion';
import { addChannel } from '@/lib/commands/channels/add-channel';
import { addChannelSchema } from '@/lib/domain/alerting/channels/channel-input';
import {
  addedChannelSchema,
  notificationChannelsSchema,
} from '@/lib/domain/read-models/notification-channels';
import { handle } from '@/lib/http/handle';
import { listNotificationChannels } from '@/lib/views/notifications/list-notification-channels';

/** What notifications are sent by, and how each channel does. */
export const GET = handle({ permission: 'alerts:read', answer: notificationChannelsSchema }, ({ actor }) =>
  listNotificationChannels(actor),
);

/** Adds a channel. What signs a webhook, where Gatehouse made it, is in this answer and nowhere else. */
export const POST = handle(
  { permission: 'alerting:write', body: addChannelSchema, answer: addedChannelSchema },
  ({ actor, body, request, now }) => addChannel(actor, body, occasionOf(request.headers, now)),
);
