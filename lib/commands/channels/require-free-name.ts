import { GatehouseError } from '@/lib/domain/errors';
import { isChannelNameTaken, lockChannels } from '@/lib/store/notifications/change-channels';
import type { Transaction } from '@/lib/store/transaction';

/** Throws `conflict` where another channel than `exceptId` has a name; nobody else takes it until the transaction ends. */
export async function requireFreeName(
  tx: Transaction,
  name: string,
  exceptId: string | null = null,
): Promise<void> {
  await lockChannels(tx);
  if (await isChannelNameTaken(tx, name, exceptId))
    throw new GatehouseError('conflict', `There is a channel ${name} already.`, { path: 'name' });
}
