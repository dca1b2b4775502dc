import { listWebhookSecrets } from '@/lib/store/webhook-secrets/list-webhook-secrets';
import type { WebhookSecretRecord } from '@/lib/store/webhook-secrets/webhook-secret-record';

/** How long an answer of the store is believed: what a change elsewhere takes at most to be felt. */
const MAX_AGE_MS = 3_000;

type Held = { loadedAt: number; secrets: Promise<WebhookSecretRecord[]> };
const holder = globalThis as typeof globalThis & { gatehouseWebhookSecrets?: Map<string, Held> };
const cache = (): Map<string, Held> => (holder.gatehouseWebhookSecrets ??= new Map());

/** The secrets with which a source may sign now, at most three seconds old. `source` is a path of the registry. */
export async function getWebhookSecrets(source: string, now: Date): Promise<WebhookSecretRecord[]> {
  const held = cache().get(source);
  const isFresh = held && Math.abs(now.getTime() - held.loadedAt) < MAX_AGE_MS;
  const secrets = isFresh ? held.secrets : load(source, now);
  // The end of an overlap is kept to the second, whatever is held.
  return (await secrets).filter(({ validUntil }) => validUntil === null || validUntil > now);
}

function load(source: string, now: Date): Promise<WebhookSecretRecord[]> {
  const secrets = listWebhookSecrets(source, now);
  cache().set(source, { loadedAt: now.getTime(), secrets });
  // A failed load is not kept: the next request tries again.
  secrets.catch(() => forgetWebhookSecrets(source));
  return secrets;
}

/** Makes this process ask the store again; called when a secret of the source was changed. */
export function forgetWebhookSecrets(source: string): void {
  cache().delete(source);
}
