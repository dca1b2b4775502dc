import type { InventoryDocument } from '@/lib/domain/inventory';
import { getPrisma } from '../database';
import type { Transaction } from '../transaction';
import { toEnvironment } from './environment-row';
import { toService } from './service-row';
import { toZone } from './zone-row';

/** The whole inventory, each list in order of its key. */
export async function readInventory(client: Transaction = getPrisma()): Promise<InventoryDocument> {
  const zones = await client.zone.findMany({ orderBy: { slug: 'asc' } });
  const environments = await client.environment.findMany({ orderBy: { slug: 'asc' } });
  const services = await client.service.findMany({ orderBy: { name: 'asc' } });
  return {
    zones: zones.map(toZone),
    environments: environments.map(toEnvironment),
    services: services.map(toService),
  };
}
