import { getPrisma } from '../database';
import type { Transaction } from '../transaction';

/** Somebody takes over in a rotation. */
export type OverrideRecord = {
  id: string;
  rotationId: string;
  accountId: string;
  from: Date;
  to: Date;
  reason: string;
  createdAt: Date;
  createdBy: string;
};

/** The overrides that end after a time, those that begin first first; of one rotation, or of all. */
export const listOverrides = (
  endAfter: Date,
  rotationId: string | null = null,
  client: Transaction = getPrisma(),
): Promise<OverrideRecord[]> =>
  client.rotationOverride.findMany({
    where: { to: { gt: endAfter }, ...(rotationId !== null && { rotationId }) },
    orderBy: [{ from: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
  });

/** Adds an override. */
export async function insertOverride(tx: Transaction, override: OverrideRecord): Promise<void> {
  await tx.rotationOverride.create({ data: override });
}

/** The override of an id in a rotation, or null. */
export const findOverride = (
  tx: Transaction,
  rotationId: string,
  id: string,
): Promise<OverrideRecord | null> => tx.rotationOverride.findFirst({ where: { id, rotationId } });

/** Removes an override. */
export async function deleteOverride(tx: Transaction, id: string): Promise<void> {
  await tx.rotationOverride.delete({ where: { id } });
}

/** Ends an override at a time. */
export async function endOverride(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.rotationOverride.update({ where: { id }, data: { to: at } });
}
