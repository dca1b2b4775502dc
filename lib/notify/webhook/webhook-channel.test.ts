import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { notificationSchema } from '@/lib/domain/alerting/notification';
import { listen, type Received } from '../testing/listen';
import { makeNotification } from '../testing/make-notification';
import { NOW, testOptions } from '../testing/send-options';
import { webhookChannel } from './webhook-channel';

const KEY = Buffer.from('only-for-tests-only-for-tests-00');
const signingKey = `whsec_${KEY.toString('base64')}`;

/** As README.md tells receivers, and github.com/standard-webhooks says. */
function isSigned({ headers, text }: Received, key: Buffer): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers;
  const expected = createHmac('sha256', key)
    .update(`${id as string}.${timestamp as string}.${text}`)
    .digest('base64');
  return signature === `v1,${expected}`;
}

it('a signed webhook is the message itself, under an id that is the same in every attempt', async () => {
  const { url, received } = await listen(() => ({ status: 204 }));
  const notification = makeNotification();
  const sending = { ...testOptions(), settings: { url: `${url}/in` }, secret: { signingKey } };
  expect(await webhookChannel.send(notification, sending)).toMatchObject({
    outcome: 'delivered',
    status: 204,
  });
  await webhookChannel.send(notification, { ...sending, now: new Date(NOW.getTime() + 60_000) });
  const [first, second] = received;
  expect(first).toMatchObject({
    method: 'POST',
    path: '/in',
    headers: { 'webhook-id': notification.id, 'webhook-timestamp': String(NOW.getTime() / 1_000) },
    body: { type: 'gatehouse.notification.firing', timestamp: notification.sentAt },
  });
  expect(notificationSchema.parse((first!.body as { data: unknown }).data)).toEqual(notification);
  expect(isSigned(first!, KEY)).toBe(true);
  expect(isSigned(first!, Buffer.from('another-key-another-key-another!'))).toBe(false);
  expect(second!.headers['webhook-id']).toBe(notification.id);
  expect(second!.text).toBe(first!.text);
  expect(isSigned(second!, KEY)).toBe(true);
});
