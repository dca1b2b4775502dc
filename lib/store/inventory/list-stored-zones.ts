import type { Zone } from '@/lib/domain/inventory';
import { getPrisma } from '../database';
import { toZone } from './zone-row';

/** Every zone of the inventory among these (null for all), in order of slug. */
export async function listStoredZones(slugs: readonly string[] | null): Promise<Zone[]> {
  const rows = await getPrisma().zone.findMany({
    where: slugs ? { slug: { in: [...slugs] } } : {},
    orderBy: { slug: 'asc' },
  });
  return rows.map(toZone);
}
