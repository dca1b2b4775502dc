import { getPrisma } from '../database';
import type { Transaction } from '../transaction';

/** Gives somebody a secret address of a rotation's calendar; the one they had before ends. */
export async function putCalendar(
  tx: Transaction,
  {
    rotationId,
    accountId,
    secretHash,
    createdAt,
  }: { rotationId: string; accountId: string; secretHash: string; createdAt: Date },
): Promise<void> {
  await tx.rotationCalendar.upsert({
    where: { rotationId_accountId: { rotationId, accountId } },
    create: { rotationId, accountId, secretHash, createdAt },
    update: { secretHash, createdAt },
  });
}

/** Whose secret address of a rotation's calendar this is; null for nobody's. */
export async function findCalendarOwner(rotationId: string, secretHash: string): Promise<string | null> {
  const row = await getPrisma().rotationCalendar.findUnique({ where: { secretHash } });
  return row?.rotationId === rotationId ? row.accountId : null;
}

/** The rotations that an account has a calendar's address of. */
export async function listCalendars(accountId: string): Promise<Map<string, Date>> {
  const rows = await getPrisma().rotationCalendar.findMany({ where: { accountId } });
  return new Map(rows.map(({ rotationId, createdAt }) => [rotationId, createdAt]));
}
