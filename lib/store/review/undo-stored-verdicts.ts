import { z } from 'zod';
import type { Actor } from '@/lib/domain/roles';
import { ORIGINS, type Origin } from '@/lib/domain/verdict';
import type { Transaction } from '../transaction';

/** Which standing verdicts to undo: one, those of a bulk, or a person's verdict on a denial. */
export type UndoTarget = { id: string } | { bulkId: string } | { eventId: string; reviewerId: string };

/** What was standing until now. */
export type UndoneVerdict = { id: string; origin: Origin; round: string | null };

const originSchema = z.enum(ORIGINS);

/** Marks standing verdicts as undone and returns those that were standing. */
export async function undoStoredVerdicts(
  tx: Transaction,
  target: UndoTarget,
  by: Pick<Actor, 'id' | 'name'>,
  now: Date,
): Promise<UndoneVerdict[]> {
  const undone = await tx.verdict.updateManyAndReturn({
    where: { ...target, undoneAt: null },
    data: { undoneAt: now, undoneById: by.id, undoneByName: by.name },
    select: { id: true, origin: true, round: true },
  });
  return undone.map((verdict) => ({ ...verdict, origin: originSchema.parse(verdict.origin) }));
}
