import { areSecretsEqual } from './compare-secrets';
import type { SignatureScheme } from './signature-scheme';
import { verifyStandardWebhook } from './standard-webhooks';

const TOKEN = 'x-gitlab-token';
const SIGNATURE = 'webhook-signature';

/**
 * GitLab: a signing token as in Standard Webhooks, or the older secret token, which is sent as it is in
 * `X-Gitlab-Token` and says nothing about the body. Where a request is signed, only the signature counts.
 * Source: docs.gitlab.com, "Webhooks".
 */
export const gitlabSignature: SignatureScheme = {
  title: 'X-Gitlab-Token, or a signing token (Standard Webhooks)',
  isSigned: (headers) => headers.has(SIGNATURE) || headers.has(TOKEN),
  verify: (request, secret) =>
    request.headers.has(SIGNATURE)
      ? verifyStandardWebhook(request, secret)
      : areSecretsEqual(request.headers.get(TOKEN) ?? '', secret),
  deliveryHeaders: ['webhook-id', 'idempotency-key', 'x-gitlab-event-uuid'],
};
