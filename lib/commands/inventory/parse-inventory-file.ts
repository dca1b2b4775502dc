import type { ImportEntries } from './import-entries';
import { parseServicesCsv } from './parse-services-csv';
import { parseInventoryYaml } from './parse-inventory-yaml';

export const INVENTORY_FORMATS = ['yaml', 'json', 'csv'] as const;
export type InventoryFormat = (typeof INVENTORY_FORMATS)[number];

/** What a file says, and what of it was passed over. */
export type ParsedInventory = { entries: ImportEntries; notes: string[] };

/**
 * Reads an inventory file: YAML or JSON of zones, environments and services, a Backstage catalog, or
 * CSV of services. Throws `invalid-input` whose issues name line, or row and column.
 */
export function parseInventoryFile(text: string, format: InventoryFormat): ParsedInventory {
  const clean = text.replace(/^\uFEFF/, '');
  return format === 'csv' ? { entries: parseServicesCsv(clean), notes: [] } : parseInventoryYaml(clean);
}
