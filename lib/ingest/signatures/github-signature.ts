import { areSecretsEqual } from './compare-secrets';
import { hmacSha256 } from './hmac-sha256';
import type { SignatureScheme } from './signature-scheme';

const HEADER = 'x-hub-signature-256';

/** GitHub: `X-Hub-Signature-256: sha256=<hex>`, an HMAC-SHA256 of the body. Source: docs.github.com, "Validating webhook deliveries". */
export const githubSignature: SignatureScheme = {
  title: 'X-Hub-Signature-256 (HMAC-SHA256)',
  isSigned: (headers) => headers.has(HEADER),
  verify: ({ headers, body }, secret) =>
    areSecretsEqual(
      (headers.get(HEADER) ?? '').toLowerCase(),
      `sha256=${hmacSha256(secret, body).toString('hex')}`,
    ),
  deliveryHeaders: ['x-github-delivery'],
};
