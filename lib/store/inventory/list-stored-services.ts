import type { Service } from '@/lib/domain/inventory';
import { getPrisma } from '../database';
import { toService } from './service-row';

/** Every service of the inventory in these zones (null for all), in order of name. */
export async function listStoredServices(zones: readonly string[] | null): Promise<Service[]> {
  const rows = await getPrisma().service.findMany({
    where: zones ? { zoneSlug: { in: [...zones] } } : {},
    orderBy: { name: 'asc' },
  });
  return rows.map(toService);
}
