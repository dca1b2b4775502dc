import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { forgetWebhookSecrets } from '@/lib/ingest/webhook-secrets';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { deleteWebhookSecrets } from '@/lib/store/webhook-secrets/delete-webhook-secrets';
import { lockWebhookSecrets } from '@/lib/store/webhook-secrets/lock-webhook-secrets';
import { withTransaction } from '@/lib/store/transaction';

/**
 * Removes every webhook secret of a source: what it signs is refused from then on, here at once and in other
 * processes within seconds. Throws `not-found` where there is none.
 */
export async function removeWebhookSecret(
  actor: Actor,
  source: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'tokens:write');
  requireEveryZone(actor);
  await withTransaction(async (tx) => {
    await lockWebhookSecrets(tx, source);
    if ((await deleteWebhookSecrets(tx, source)) === 0)
      throw new GatehouseError('not-found', 'This source has no webhook secret.');
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'webhook-secret.removed',
      targets: [{ type: 'source', id: source }],
      context: from,
    });
  });
  forgetWebhookSecrets(source);
}
