import { parseInventoryYaml } from './parse-inventory-yaml';
import type { ParsedInventory } from './parsed-inventory';
import { parseServicesCsv } from './parse-services-csv';

export const INVENTORY_FORMATS = ['yaml', 'json', 'csv'] as const;
export type InventoryFormat = (typeof INVENTORY_FORMATS)[number];

/**
 * Reads an inventory file: YAML or JSON of zones, environments and services, a Backstage catalog, objects of Kubernetes, or
 * CSV of services. Throws `invalid-input` whose issues name line, or row and column.
 */
export function parseInventoryFile(text: string, format: InventoryFormat): ParsedInventory {
  const clean = text.replace(/^\uFEFF/, '');
  return format === 'csv' ? parseServicesCsv(clean) : parseInventoryYaml(clean);
}
