import type { Transaction } from '../transaction';

/** Whether a source has a current secret. */
export const hasWebhookSecret = async (tx: Transaction, source: string): Promise<boolean> =>
  (await tx.webhookSecret.count({ where: { source, validUntil: null } })) > 0;
