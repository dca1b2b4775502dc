import type { List } from '@/lib/domain/read-models/common';
import type { Page } from '@/lib/domain/filters';
import { getPrisma } from '../database';
import { toAccountRecord, type AccountRecord } from './account-record';

/** A page of accounts in order of e-mail address; the cursor is the last address of the page before. */
export async function listAccounts(page: Page): Promise<List<AccountRecord>> {
  const prisma = getPrisma();
  const [rows, total] = await Promise.all([
    prisma.account.findMany({
      where: page.cursor ? { email: { gt: page.cursor } } : {},
      orderBy: { email: 'asc' },
      take: page.limit + 1,
    }),
    prisma.account.count(),
  ]);
  const items = rows.slice(0, page.limit).map(toAccountRecord);
  return { items, total, nextCursor: rows.length > page.limit ? items.at(-1)!.email : null };
}
