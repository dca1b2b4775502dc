import { GatehouseError } from '@/lib/domain/errors';
import type { Transaction } from '../transaction';
import { toTokenRecord, type TokenRecord } from './token-record';

/** Revokes a token for good and returns it. Throws `not-found`, and `conflict` when it was revoked before. */
export async function revokeStoredToken(tx: Transaction, id: string, now: Date): Promise<TokenRecord> {
  const { count } = await tx.token.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
  const row = await tx.token.findUnique({ where: { id } });
  if (!row)
    throw new GatehouseError('not-found', 'There is no such token.', {
      remedy: 'Reload the list of tokens.',
    });
  if (count === 0) throw new GatehouseError('conflict', `The token ${row.name} was revoked before.`);
  return toTokenRecord(row);
}
