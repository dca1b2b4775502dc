import type { Silence } from '@/lib/domain/alerting/silence';
import { GatehouseError } from '@/lib/domain/errors';
import { lockSilence } from '@/lib/store/silences/save-silence';
import type { Transaction } from '@/lib/store/transaction';

/**
 * The silence with this id, locked, that is not over. Throws `not-found` without it, `conflict` where it is over or has
 * another revision than the one that was looked at.
 */
export async function requireOpenSilence(
  tx: Transaction,
  id: string,
  now: Date,
  revision?: number,
): Promise<Silence> {
  const silence = await lockSilence(tx, id);
  if (!silence) throw new GatehouseError('not-found', 'There is no such silence.');
  if (silence.endedAt !== null)
    throw new GatehouseError('conflict', `${silence.endedBy ?? 'Somebody'} has ended it already.`, {
      remedy: 'Make a new silence.',
    });
  if (silence.endsAt <= now.toISOString())
    throw new GatehouseError('conflict', 'It is over already.', { remedy: 'Make a new silence.' });
  if (revision !== undefined && silence.revision !== revision)
    throw new GatehouseError('conflict', `${silence.updatedBy} has changed this silence meanwhile.`, {
      remedy: 'Reload the page and make your change to the silence as it is now.',
    });
  return silence;
}
