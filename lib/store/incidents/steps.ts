import { getPrisma } from '../database';
import type { Transaction } from '../transaction';

export type DoneItem = { step: string; item: string; at: string; by: string };

/** The items of an incident's steps that are done. */
export async function listDoneItems(incidentId: string): Promise<DoneItem[]> {
  const rows = await getPrisma().incidentStep.findMany({ where: { incidentId }, orderBy: { doneAt: 'asc' } });
  return rows.map(({ step, item, doneAt, doneBy }) => ({ step, item, at: doneAt.toISOString(), by: doneBy }));
}

/** Ticks an item; false where it was ticked already. */
export async function tickItem(
  tx: Transaction,
  item: { incidentId: string; step: string; item: string; doneAt: Date; doneBy: string },
): Promise<boolean> {
  const { count } = await tx.incidentStep.createMany({ data: [item], skipDuplicates: true });
  return count > 0;
}

/** Takes the tick of an item away; false where it had none. */
export async function untickItem(
  tx: Transaction,
  item: { incidentId: string; step: string; item: string },
): Promise<boolean> {
  const { count } = await tx.incidentStep.deleteMany({ where: item });
  return count > 0;
}
