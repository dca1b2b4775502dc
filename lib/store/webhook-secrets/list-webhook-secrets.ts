import { getPrisma } from '../database';
import { toWebhookSecretRecord, type WebhookSecretRecord } from './webhook-secret-record';

/** The secrets of a source that hold at a time, the current one first. */
export async function listWebhookSecrets(source: string, now: Date): Promise<WebhookSecretRecord[]> {
  const rows = await getPrisma().webhookSecret.findMany({
    where: { source, OR: [{ validUntil: null }, { validUntil: { gt: now } }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  });
  return rows.map(toWebhookSecretRecord);
}
