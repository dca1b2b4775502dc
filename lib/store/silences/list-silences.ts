import type { Silence } from '@/lib/domain/alerting/silence';
import { getPrisma } from '../database';
import { toSilence } from './silence-row';

const MOST = 500;

/**
 * The silences that hold at some time after `since`, those that end last first, at most 500. An ended one held until
 * somebody ended it.
 */
export async function listSilences(since: Date): Promise<Silence[]> {
  const rows = await getPrisma().silence.findMany({
    where: { endsAt: { gt: since }, OR: [{ endedAt: null }, { endedAt: { gt: since } }] },
    orderBy: [{ endsAt: 'desc' }, { id: 'asc' }],
    take: MOST,
  });
  return rows.map(toSilence);
}

/** The silences with these ids, in no order. */
export async function listSilencesById(ids: readonly string[]): Promise<Silence[]> {
  const rows = await getPrisma().silence.findMany({ where: { id: { in: [...ids] } } });
  return rows.map(toSilence);
}
