import { getPrisma } from '../database';
import { toTokenRecord, type TokenRecord } from './token-record';

/** The token with this id (a UUID), revoked or not, or null. */
export async function findToken(id: string): Promise<TokenRecord | null> {
  const row = await getPrisma().token.findUnique({ where: { id } });
  return row && toTokenRecord(row);
}
