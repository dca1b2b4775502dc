import type { Transaction } from '../transaction';

/** Removes every secret of a source and returns how many there were. */
export const deleteWebhookSecrets = async (tx: Transaction, source: string): Promise<number> =>
  (await tx.webhookSecret.deleteMany({ where: { source } })).count;
