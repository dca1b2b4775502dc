import type { Correction } from '@/lib/domain/objective';
import { getPrisma } from '../database';
import { toCorrection } from './correction-row';

/** Every correction, the newest first. */
export async function listStoredCorrections(): Promise<Correction[]> {
  const rows = await getPrisma().correction.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] });
  return rows.map(toCorrection);
}
