import { getPrisma } from '../database';
import { toTokenRecord, type TokenRecord } from './token-record';

/** The token whose secret has this SHA-256 hash, or null. */
export async function findTokenByHash(secretHash: string): Promise<TokenRecord | null> {
  const row = await getPrisma().token.findUnique({ where: { secretHash } });
  return row && toTokenRecord(row);
}
