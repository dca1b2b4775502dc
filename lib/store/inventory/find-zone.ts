import type { Zone } from '@/lib/domain/inventory';
import { getPrisma } from '../database';
import type { Transaction } from '../transaction';
import { toZone } from './zone-row';

/** The zone with this slug, or null. */
export async function findZone(slug: string, client: Transaction = getPrisma()): Promise<Zone | null> {
  const row = await client.zone.findUnique({ where: { slug } });
  return row && toZone(row);
}
