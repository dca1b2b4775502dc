import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/**
 * The headers that sign a request as Standard Webhooks says (github.com/standard-webhooks, version 1): HMAC-SHA256 of
 * `<id>.<timestamp>.<body>` under what follows `whsec_` in base64.
 */
export function signStandardWebhook(
  { id, now, body }: { id: string; now: Date; body: string },
  secret: string,
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const timestamp = Math.floor(now.getTime() / 1_000).toString();
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
