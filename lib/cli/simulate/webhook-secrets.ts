import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { WebhookSender } from '@/lib/simulator/formats/format';
import { RefusedError, type App } from '../app';

const SENDERS: readonly WebhookSender[] = ['github', 'pagerduty'];
const webhookSecretsSchema = z.object({ github: z.string().optional(), pagerduty: z.string().optional() });
export type WebhookSecrets = z.infer<typeof webhookSecretsSchema>;

/**
 * The secrets with which the estate's sources sign their webhooks: made by Gatehouse at the first start and kept in
 * the data folder (readable by its owner only), as the other side keeps them. A source that somebody gave a secret
 * before has none here, and its webhooks come by token.
 */
export async function ensureWebhookSecrets(app: App, dataFolder: string): Promise<WebhookSecrets> {
  const file = resolve(dataFolder, 'simulated-webhook-secrets.json');
  if (existsSync(file)) return webhookSecretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const secrets: WebhookSecrets = {};
  for (const sender of SENDERS) {
    const secret = await makeSecret(app, sender);
    if (secret) secrets[sender] = secret;
  }
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

async function makeSecret(app: App, sender: WebhookSender): Promise<string | null> {
  try {
    const { secret } = await app.post<{ secret: string | null }>(`/api/v1/sources/${sender}/secret`, {});
    return secret;
  } catch (error) {
    if (error instanceof RefusedError && error.status === 409) return null;
    throw error;
  }
}
