import { getPrisma } from '../database';

/** Notes that a secret proved a request at `now`, unless a use after `unlessAfter` is noted already. */
export async function touchWebhookSecret(id: string, now: Date, unlessAfter: Date): Promise<void> {
  await getPrisma().webhookSecret.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: unlessAfter } }] },
    data: { lastUsedAt: now },
  });
}
