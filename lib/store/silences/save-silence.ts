import type { Silence } from '@/lib/domain/alerting/silence';
import { Prisma } from '../generated/client';
import type { Transaction } from '../transaction';
import { toSilence } from './silence-row';

/** The silence with this id, locked until the transaction ends; null without it. */
export async function lockSilence(tx: Transaction, id: string): Promise<Silence | null> {
  await tx.$queryRaw`SELECT 1 FROM silence WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.silence.findUnique({ where: { id } });
  return row && toSilence(row);
}

/** Writes a silence in place of the one with its id, or as a new one. */
export async function saveSilence(tx: Transaction, silence: Silence): Promise<void> {
  const { id, recurrence, ...given } = silence;
  const timeOf = (time: string | null) => (time === null ? null : new Date(time));
  const data = {
    ...given,
    recurrence: recurrence ?? Prisma.DbNull,
    startsAt: new Date(given.startsAt),
    endsAt: new Date(given.endsAt),
    createdAt: new Date(given.createdAt),
    updatedAt: new Date(given.updatedAt),
    endedAt: timeOf(given.endedAt),
    warnedAt: timeOf(given.warnedAt),
  };
  await tx.silence.upsert({ where: { id }, create: { id, ...data }, update: data });
}

/** Notes that people were told that a silence runs out; false where they were told before. */
export async function markWarned(tx: Transaction, id: string, at: Date): Promise<boolean> {
  const { count } = await tx.silence.updateMany({ where: { id, warnedAt: null }, data: { warnedAt: at } });
  return count === 1;
}
