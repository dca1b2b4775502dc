import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { WebhookSecretState } from '@/lib/domain/read-models/webhook-secret';
import type { Actor } from '@/lib/domain/roles';
import { findSource } from '@/lib/ingest/registry';
import { listWebhookSecrets } from '@/lib/store/webhook-secrets/list-webhook-secrets';

/** How a source signs, and which of its webhook secrets hold. Throws `not-found` for a path of no source. */
export async function getWebhookSecret(actor: Actor, path: string, now: Date): Promise<WebhookSecretState> {
  requirePermission(actor, 'settings:read');
  const source = findSource(path);
  if (!source) throw new GatehouseError('not-found', `There is no source "${path}".`);
  const secrets = await listWebhookSecrets(path, now);
  return {
    source: path,
    scheme: source.signature?.title ?? null,
    secrets: secrets.map(({ id, createdAt, createdBy, validUntil, lastUsedAt, secret }) => ({
      id,
      createdAt: createdAt.toISOString(),
      createdBy,
      validUntil: validUntil?.toISOString() ?? null,
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      readable: secret !== null,
    })),
  };
}
