import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { WebhookSecretState } from '@/lib/domain/read-models/webhook-secret';
import type { Actor } from '@/lib/domain/roles';
import { findSource } from '@/lib/ingest/registry';
import { readRefusedWebhooks } from '@/lib/store/audit/read-refused-webhooks';
import { listWebhookSecrets } from '@/lib/store/webhook-secrets/list-webhook-secrets';

const DAY_MS = 86_400_000;

/** How a source signs, which of its webhook secrets hold, and what was refused of late. Throws `not-found` for a path of no source. */
export async function getWebhookSecret(actor: Actor, path: string, now: Date): Promise<WebhookSecretState> {
  requirePermission(actor, 'settings:read');
  const source = findSource(path);
  if (!source) throw new GatehouseError('not-found', `There is no source "${path}".`);
  const [secrets, refused] = await Promise.all([
    listWebhookSecrets(path, now),
    readRefusedWebhooks(path, new Date(now.getTime() - DAY_MS)),
  ]);
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
    refused,
  };
}
