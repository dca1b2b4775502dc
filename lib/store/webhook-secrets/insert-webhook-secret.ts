import { getConfig } from '@/lib/config/config';
import { requireAuthSecret } from '@/lib/config/require-auth-secret';
import type { Transaction } from '../transaction';
import { sealSecret } from './seal-secret';
import { ownerOf } from './webhook-secret-record';

/** Adds the current secret of a source, encrypted; the one before must have been ended. */
export async function insertWebhookSecret(
  tx: Transaction,
  { secret, ...row }: { id: string; source: string; secret: string; createdAt: Date; createdBy: string },
): Promise<void> {
  const sealed = sealSecret(secret, ownerOf(row), requireAuthSecret(getConfig()));
  await tx.webhookSecret.create({ data: { ...row, sealed } });
}
