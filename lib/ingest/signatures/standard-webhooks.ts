import { areSecretsEqual } from './compare-secrets';
import { hmacSha256 } from './hmac-sha256';
import type { SignedRequest } from './signature-scheme';

const PREFIX = 'whsec_';
const TOLERANCE_SECONDS = 300;
const MOST_SIGNATURES = 10;

/**
 * Whether a request is signed as Standard Webhooks says (github.com/standard-webhooks, version 1): HMAC-SHA256 of
 * `<webhook-id>.<webhook-timestamp>.<body>` in `webhook-signature: v1,<base64> v1,…`, at most five minutes old.
 * The key is what follows `whsec_` in base64.
 */
export function verifyStandardWebhook({ headers, body, now }: SignedRequest, secret: string): boolean {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  if (id === '' || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const key = secret.startsWith(PREFIX) ? Buffer.from(secret.slice(PREFIX.length), 'base64') : secret;
  const expected = `v1,${hmacSha256(key, `${id}.${timestamp}.`, body).toString('base64')}`;
  const given = (headers.get('webhook-signature') ?? '').split(' ').slice(0, MOST_SIGNATURES);
  return given.some((signature) => areSecretsEqual(signature, expected));
}
