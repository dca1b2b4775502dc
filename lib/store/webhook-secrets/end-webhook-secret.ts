import type { Transaction } from '../transaction';

/**
 * Lets the current secret of a source hold until `validUntil` and no longer; removes those whose time is over.
 * Returns whether there was a current one.
 */
export async function endWebhookSecret(
  tx: Transaction,
  source: string,
  now: Date,
  validUntil: Date,
): Promise<boolean> {
  const { count } = await tx.webhookSecret.updateMany({
    where: { source, validUntil: null },
    data: { validUntil },
  });
  await tx.webhookSecret.deleteMany({ where: { source, validUntil: { lte: now } } });
  return count > 0;
}
