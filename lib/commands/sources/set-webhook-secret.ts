import { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { forgetWebhookSecrets } from '@/lib/ingest/webhook-secrets';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { hasWebhookSecret } from '@/lib/store/webhook-secrets/has-webhook-secret';
import { insertWebhookSecret } from '@/lib/store/webhook-secrets/insert-webhook-secret';
import { lockWebhookSecrets } from '@/lib/store/webhook-secrets/lock-webhook-secrets';
import { withTransaction } from '@/lib/store/transaction';
import { requireSigningSource } from './require-signing-source';
import { createWebhookSecret, givenSecretSchema } from './webhook-secret-input';

export const setWebhookSecretSchema = z.object({ secret: givenSecretSchema });

/**
 * Gives a source its first webhook secret: the one that the other side made, or a fresh one, which is returned
 * this one time. Throws `conflict` where there is one already.
 */
export async function setWebhookSecret(
  actor: Actor,
  source: string,
  input: z.input<typeof setWebhookSecretSchema>,
  { now, newId, from }: Occasion,
): Promise<{ source: string; secret: string | null }> {
  requirePermission(actor, 'tokens:write');
  requireEveryZone(actor);
  requireSigningSource(source);
  const { secret: given } = setWebhookSecretSchema.parse(input);
  const secret = given ?? createWebhookSecret();
  await withTransaction(async (tx) => {
    await lockWebhookSecrets(tx, source);
    if (await hasWebhookSecret(tx, source))
      throw new GatehouseError('conflict', 'This source has a webhook secret already.', {
        remedy: 'Rotate it, or remove it first.',
      });
    await insertWebhookSecret(tx, { id: newId(), source, secret, createdAt: now, createdBy: actor.name });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'webhook-secret.created',
      targets: [{ type: 'source', id: source }],
      context: from,
      changes: { madeBy: given ? 'the other side' : 'Gatehouse' },
    });
  });
  forgetWebhookSecrets(source);
  return { source, secret: given ? null : secret };
}
