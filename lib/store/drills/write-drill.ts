import type { Drill } from '../generated/client';
import type { Transaction } from '../transaction';

/** Adds a drill: from now on what carries the names of its scope counts as one. */
export async function insertDrill(tx: Transaction, drill: Drill): Promise<void> {
  await tx.drill.create({ data: drill });
}

/** A drill, locked until the transaction ends; null without one. */
export async function lockDrill(tx: Transaction, id: string): Promise<Drill | null> {
  await tx.$queryRaw`SELECT 1 FROM drill WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.drill.findUnique({ where: { id } });
}

/** The drills of a failure in a zone that run. */
export const listRunningDrills = (tx: Transaction, of: Pick<Drill, 'failure' | 'zone'>): Promise<Drill[]> =>
  tx.drill.findMany({ where: { ...of, endedAt: null } });

/** Notes that a drill is over. */
export async function updateDrillEnd(
  tx: Transaction,
  id: string,
  end: { endedAt: Date; endedBy: string },
): Promise<void> {
  await tx.drill.update({ where: { id }, data: end });
}
