import type { Transaction } from '../transaction';

/** Lets changes of one source's secrets happen one after the other, until `tx` ends. */
export async function lockWebhookSecrets(tx: Transaction, source: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`webhook-secret:${source}`}, 0))`;
}
