import { areSecretsEqual } from './compare-secrets';
import { hmacSha256 } from './hmac-sha256';
import type { SignatureScheme } from './signature-scheme';

const HEADER = 'x-pagerduty-signature';
/** Two during a rotation; more than a few are no signature of PagerDuty's. */
const MOST_SIGNATURES = 10;

/**
 * PagerDuty v3: `X-PagerDuty-Signature: v1=<hex>,v1=<hex>`, an HMAC-SHA256 of the body for each of its secrets;
 * one that is right suffices. Source: developer.pagerduty.com, "Verifying signatures".
 */
export const pagerDutySignature: SignatureScheme = {
  title: 'X-PagerDuty-Signature (HMAC-SHA256)',
  isSigned: (headers) => headers.has(HEADER),
  verify: ({ headers, body }, secret) => {
    const expected = `v1=${hmacSha256(secret, body).toString('hex')}`;
    const given = (headers.get(HEADER) ?? '').split(',').slice(0, MOST_SIGNATURES);
    return given.some((signature) => areSecretsEqual(signature.trim().toLowerCase(), expected));
  },
  deliveryHeaders: ['x-webhook-id'],
};
