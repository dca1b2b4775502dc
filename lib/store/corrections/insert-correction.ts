import type { Correction } from '@/lib/domain/objective';
import type { Transaction } from '../transaction';
import { toCorrection } from './correction-row';

/** Adds a correction. */
export const insertCorrection = async (tx: Transaction, correction: Correction): Promise<Correction> =>
  toCorrection(await tx.correction.create({ data: correction }));
