import type { Correction } from '@/lib/domain/objective';
import type { Transaction } from '../transaction';
import { toCorrection } from './correction-row';

/** Removes a correction and returns it, or null when there is none with this id. */
export async function deleteStoredCorrection(tx: Transaction, id: string): Promise<Correction | null> {
  const row = await tx.correction.findUnique({ where: { id } });
  if (!row) return null;
  await tx.correction.delete({ where: { id } });
  return toCorrection(row);
}
