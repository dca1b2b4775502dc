import type { Service } from '@/lib/domain/inventory';
import { getPrisma } from '../database';
import type { Transaction } from '../transaction';
import { toService } from './service-row';

/** The service of the inventory with this name, or null. */
export async function findService(name: string, client: Transaction = getPrisma()): Promise<Service | null> {
  const row = await client.service.findUnique({ where: { name } });
  return row && toService(row);
}
