import { signStandardWebhook } from '@/lib/outbound/sign-standard-webhook';
import type { Channel } from '../channel';
import { postJson } from '../http/post-json';

/**
 * The message itself, signed as Standard Webhooks says. Its id is the id of the request, so that a receiver knows a
 * repetition; any status of 200 to 299 takes it.
 */
export const webhookChannel: Channel<'webhook'> = {
  kind: 'webhook',
  send(notification, sending) {
    const { settings, secret, now } = sending;
    const body = JSON.stringify({
      type: `gatehouse.notification.${notification.kind}`,
      timestamp: notification.sentAt,
      data: notification,
    });
    return postJson(settings.url, body, sending, {
      headers: signStandardWebhook({ id: notification.id, now, body }, secret.signingKey),
    });
  },
};
