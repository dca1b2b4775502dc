import { GatehouseError } from '@/lib/domain/errors';
import type { Transaction } from '../transaction';

/** Notes that a source is not expected any more. Throws `not-found` for one that never sent. */
export async function retireStoredSource(
  tx: Transaction,
  source: string,
  by: string,
  now: Date,
): Promise<void> {
  if (!(await tx.ingestCount.findFirst({ where: { source }, select: { source: true } })))
    throw new GatehouseError('not-found', `No source "${source}" ever sent anything.`, {
      remedy: 'Reload the list of sources.',
    });
  const retired = { retiredAt: now, retiredBy: by };
  await tx.sourceRetirement.upsert({ where: { source }, create: { source, ...retired }, update: retired });
}
