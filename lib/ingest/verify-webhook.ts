import { getConfig } from '@/lib/config/config';
import { touchWebhookSecret } from '@/lib/store/webhook-secrets/touch-webhook-secret';
import { enterGate } from './pipeline';
import type { SignatureScheme } from './signatures/signature-scheme';
import { receiveBytes } from './steps/read-body';
import { getWebhookSecrets } from './webhook-secrets';

/** Why a request is not taken for the source's own. */
export type WebhookRefusal = {
  reason: 'not-signed' | 'no-secret' | 'wrong-signature';
  /** As the sender names the delivery; a claim. */
  deliveryId: string | null;
};

const TOUCH_MS = 60_000;
const LONGEST_ID = 200;

/**
 * Whether a request was signed with a secret of its source. A signed one comes back with its body in memory, byte
 * for byte. A body is only read where there is a signature to hold against it. Throws `too-large` and
 * `rate-limited` as ingest does.
 */
export async function verifyWebhook(
  request: Request,
  source: string,
  scheme: SignatureScheme,
  now: Date,
): Promise<{ request: Request } | WebhookRefusal> {
  const { headers } = request;
  const deliveryId = readDeliveryId(headers, scheme);
  if (!scheme.isSigned(headers)) return { reason: 'not-signed', deliveryId };
  const secrets = (await getWebhookSecrets(source, now)).filter(({ secret }) => secret !== null);
  if (secrets.length === 0) return { reason: 'no-secret', deliveryId };
  const leave = enterGate(request);
  try {
    const body = await receiveBytes(request, getConfig().limits.bodyBytes);
    const used = secrets.find(({ secret }) => scheme.verify({ headers, body, now }, secret!));
    if (!used) return { reason: 'wrong-signature', deliveryId };
    if (now.getTime() - (used.lastUsedAt?.getTime() ?? 0) >= TOUCH_MS) {
      used.lastUsedAt = now;
      await touchWebhookSecret(used.id, now, new Date(now.getTime() - TOUCH_MS));
    }
    return { request: new Request(request.url, { method: 'POST', headers, body: new Uint8Array(body) }) };
  } finally {
    leave();
  }
}

function readDeliveryId(headers: Headers, { deliveryHeaders }: SignatureScheme): string | null {
  const name = deliveryHeaders.find((header) => headers.has(header));
  return name ? headers.get(name)!.slice(0, LONGEST_ID) : null;
}
