import type { Transaction } from '../transaction';
import { toTokenRecord, type TokenRecord } from './token-record';

/** Adds a token. */
export async function insertToken(
  tx: Transaction,
  token: Omit<TokenRecord, 'lastUsedAt' | 'revokedAt'>,
): Promise<TokenRecord> {
  return toTokenRecord(await tx.token.create({ data: token }));
}
