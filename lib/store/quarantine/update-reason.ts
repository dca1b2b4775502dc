import type { Refusal } from '@/lib/domain/event-record';
import type { Transaction } from '../transaction';

/** Says why a quarantined event could still not be read at the latest replay. */
export async function updateReason(
  tx: Transaction,
  id: string,
  { code, path, message }: Refusal,
): Promise<void> {
  await tx.quarantine.update({
    where: { id },
    data: { code, path: path || null, message, replayedAt: null },
  });
}
