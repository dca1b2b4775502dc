import { createHmac, randomUUID } from 'node:crypto';
import type { WebhookSender } from '@/lib/simulator/formats/format';

const HEADERS: Readonly<
  Record<WebhookSender, (mac: string, delivery: string) => Readonly<Record<string, string>>>
> = {
  github: (mac, delivery) => ({
    'x-github-event': 'pull_request_review',
    'x-github-delivery': delivery,
    'x-hub-signature-256': `sha256=${mac}`,
  }),
  pagerduty: (mac, delivery) => ({ 'x-webhook-id': delivery, 'x-pagerduty-signature': `v1=${mac}` }),
};

/** The headers with which a source sends a webhook, signed over exactly this body (HMAC-SHA256). */
export const signWebhook = (
  sender: WebhookSender,
  body: string,
  secret: string,
  delivery: string = randomUUID(),
): Readonly<Record<string, string>> =>
  HEADERS[sender](createHmac('sha256', secret).update(body).digest('hex'), delivery);
