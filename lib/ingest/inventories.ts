import type { InventorySource } from '@/lib/domain/inventory-sources';
import type { SourceSetup } from '@/lib/domain/source-setup';
import { backstageSetup } from './inventories/backstage';
import { inventoryCsvSetup } from './inventories/inventory-csv';
import { inventoryYamlSetup } from './inventories/inventory-yaml';
import { kubernetesManifestsSetup } from './inventories/kubernetes-manifests';

/** How each format of an inventory is brought in; `commands/inventory` reads them. */
export const INVENTORIES: Readonly<Record<InventorySource, SourceSetup>> = {
  backstage: backstageSetup,
  'kubernetes-manifests': kubernetesManifestsSetup,
  'inventory-yaml': inventoryYamlSetup,
  'inventory-csv': inventoryCsvSetup,
};
