import type { Page } from '@/lib/domain/filters';
import type { List } from '@/lib/domain/read-models/common';
import { getPrisma } from '../database';
import { toTokenRecord, type TokenRecord } from './token-record';

/** A page of tokens in order of name; the cursor is the id of the last token of the page before. */
export async function listTokens(page: Page): Promise<List<TokenRecord>> {
  const prisma = getPrisma();
  const [rows, total] = await Promise.all([
    prisma.token.findMany({
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: page.limit + 1,
      ...(page.cursor ? { cursor: { id: page.cursor }, skip: 1 } : {}),
    }),
    prisma.token.count(),
  ]);
  const items = rows.slice(0, page.limit).map(toTokenRecord);
  return { items, total, nextCursor: rows.length > page.limit ? items.at(-1)!.id : null };
}
