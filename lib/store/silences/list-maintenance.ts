import type { Silence } from '@/lib/domain/alerting/silence';
import type { Window } from '@/lib/domain/time-range';
import { getPrisma } from '../database';
import { toSilence } from './silence-row';

/** The maintenance windows that hold at some time of a window, the first to begin first, at most 200. */
export async function listMaintenance({ from, to }: Window): Promise<Silence[]> {
  const rows = await getPrisma().silence.findMany({
    where: {
      kind: 'maintenance',
      startsAt: { lt: to },
      endsAt: { gt: from },
      OR: [{ endedAt: null }, { endedAt: { gt: from } }],
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: 200,
  });
  return rows.map(toSilence);
}
