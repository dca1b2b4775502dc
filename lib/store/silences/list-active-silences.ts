import { toSilencing, type Silencing } from '@/lib/domain/alerting/silence';
import { getPrisma } from '../database';
import type { Transaction } from '../transaction';
import { toSilence } from './silence-row';

/**
 * The silences that have begun and not ended at a time. Whether one that recurs holds just then, `findSilencing` tells.
 */
export async function listActiveSilences(
  now: Date,
  client: Transaction | ReturnType<typeof getPrisma> = getPrisma(),
): Promise<Silencing[]> {
  const rows = await client.silence.findMany({
    where: {
      startsAt: { lte: now },
      endsAt: { gt: now },
      OR: [{ endedAt: null }, { endedAt: { gt: now } }],
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => toSilencing(toSilence(row)));
}
