import type { Objective, ObjectiveInput } from '@/lib/domain/objective';
import type { Transaction } from '../transaction';
import { toObjective } from './objective-row';

/** Adds an objective or puts it in the place of the one with its id. */
export async function upsertObjective(
  tx: Transaction,
  { id, ...given }: ObjectiveInput,
  { ownedBy, revision, now }: { ownedBy: string | null; revision: number; now: Date },
): Promise<Objective> {
  const data = { ...given, ownedBy, revision, updatedAt: now };
  return toObjective(await tx.objective.upsert({ where: { id }, create: { id, ...data }, update: data }));
}
