import { occasionOf } from '@/lib/auth/occasion';
import { removeWebhookSecret } from '@/lib/commands/sources/remove-webhook-secret';
import { rotateWebhookSecret, rotateWebhookSecretSchema } from '@/lib/commands/sources/rotate-webhook-secret';
import { setWebhookSecret, setWebhookSecretSchema } from '@/lib/commands/sources/set-webhook-secret';
import { webhookSecretAnswerSchema, webhookSecretStateSchema } from '@/lib/domain/read-models/webhook-secret';
import { handle } from '@/lib/http/handle';
import { getWebhookSecret } from '@/lib/views/settings/get-webhook-secret';

/** How a source signs its webhooks, and which secrets hold. */
export const GET = handle({ answer: webhookSecretStateSchema }, ({ actor, params, now }) =>
  getWebhookSecret(actor, params.source!, now),
);

/** Gives a source its first secret; one that Gatehouse makes is in this answer and nowhere else. */
export const POST = handle(
  { permission: 'tokens:write', body: setWebhookSecretSchema, answer: webhookSecretAnswerSchema },
  ({ actor, params, body, request, now }) =>
    setWebhookSecret(actor, params.source!, body, occasionOf(request.headers, now)),
);

/** Rotates the secret; the old one holds for the overlap. */
export const PUT = handle(
  { permission: 'tokens:write', body: rotateWebhookSecretSchema, answer: webhookSecretAnswerSchema },
  ({ actor, params, body, request, now }) =>
    rotateWebhookSecret(actor, params.source!, body, occasionOf(request.headers, now)),
);

/** Removes every secret of the source. */
export const DELETE = handle({ permission: 'tokens:write' }, ({ actor, params, request, now }) =>
  removeWebhookSecret(actor, params.source!, occasionOf(request.headers, now)),
);
