import type { Environment, InventoryDocument, Zone } from '@/lib/domain/inventory';
import { ENVIRONMENTS } from './estate/environments';
import { SERVICES, type EstateService } from './estate/services';
import { ZONES } from './estate/zones';

export type Estate = {
  zones: readonly Zone[];
  environments: readonly Environment[];
  services: readonly EstateService[];
};

/** The simulated company: six zones, some sixty services, two clouds and a data centre. */
export const ESTATE: Estate = { zones: ZONES, environments: ENVIRONMENTS, services: SERVICES };

/** The inventory as its owner would import it; services that nobody entered are missing from it. */
export function inventoryDocument(estate: Estate = ESTATE): InventoryDocument {
  return {
    zones: estate.zones.map((zone) => ({ ...zone })),
    environments: estate.environments.map((environment) => ({ ...environment })),
    services: estate.services
      .filter((service) => service.inInventory)
      .map(({ name, zone, owner, environments, description }) => ({
        name,
        zone,
        owner,
        environments: [...environments],
        description,
      })),
  };
}
