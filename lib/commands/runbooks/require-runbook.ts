import { GatehouseError } from '@/lib/domain/errors';
import { readRunbookRow } from '@/lib/store/runbooks/write-runbook';
import type { Transaction } from '@/lib/store/transaction';

/** The runbook of this name as it is stored. Throws `not-found`, also for one that was removed. */
export async function requireRunbook(tx: Transaction, slug: string) {
  const row = await readRunbookRow(tx, slug);
  if (!row || row.removedAt !== null) throw new GatehouseError('not-found', `There is no runbook ${slug}.`);
  return row;
}
