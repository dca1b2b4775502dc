import { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { forgetWebhookSecrets } from '@/lib/ingest/webhook-secrets';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { endWebhookSecret } from '@/lib/store/webhook-secrets/end-webhook-secret';
import { insertWebhookSecret } from '@/lib/store/webhook-secrets/insert-webhook-secret';
import { lockWebhookSecrets } from '@/lib/store/webhook-secrets/lock-webhook-secrets';
import { withTransaction } from '@/lib/store/transaction';
import { requireSigningSource } from './require-signing-source';
import { createWebhookSecret, givenSecretSchema } from './webhook-secret-input';

const HOUR_MS = 3_600_000;

export const rotateWebhookSecretSchema = z.object({
  secret: givenSecretSchema,
  /** How long the old one still holds beside the new one; 0 ends it at once. */
  overlapHours: z.number().min(0).max(168).default(24),
});

/**
 * Puts another webhook secret in place of the current one, which holds for the overlap; a fresh one is returned this
 * one time. Throws `conflict` where there is none to rotate.
 */
export async function rotateWebhookSecret(
  actor: Actor,
  source: string,
  input: z.input<typeof rotateWebhookSecretSchema>,
  { now, newId, from }: Occasion,
): Promise<{ source: string; secret: string | null; oldValidUntil: string }> {
  requirePermission(actor, 'tokens:write');
  requireEveryZone(actor);
  requireSigningSource(source);
  const { secret: given, overlapHours } = rotateWebhookSecretSchema.parse(input);
  const secret = given ?? createWebhookSecret();
  const oldValidUntil = new Date(now.getTime() + overlapHours * HOUR_MS);
  await withTransaction(async (tx) => {
    await lockWebhookSecrets(tx, source);
    if (!(await endWebhookSecret(tx, source, now, oldValidUntil)))
      throw new GatehouseError('conflict', 'This source has no webhook secret to rotate.', {
        remedy: 'Create one first.',
      });
    await insertWebhookSecret(tx, { id: newId(), source, secret, createdAt: now, createdBy: actor.name });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'webhook-secret.rotated',
      targets: [{ type: 'source', id: source }],
      context: from,
      changes: {
        madeBy: given ? 'the other side' : 'Gatehouse',
        oldValidUntil: oldValidUntil.toISOString(),
      },
    });
  });
  forgetWebhookSecrets(source);
  return { source, secret: given ? null : secret, oldValidUntil: oldValidUntil.toISOString() };
}
