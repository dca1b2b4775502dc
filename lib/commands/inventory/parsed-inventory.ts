import type { InventorySource } from '@/lib/domain/inventory-sources';
import type { ImportEntries } from './import-entries';

/** What a file says, where it says it (`service ledger` → `row 7`), whose formats it is in, and what was passed over. */
export type ParsedInventory = {
  entries: ImportEntries;
  places: Map<string, string>;
  formats: Set<InventorySource>;
  notes: string[];
};

/** The key of an entry in `places`. */
export const placeKey = (type: 'zone' | 'environment' | 'service', key: string): string => `${type} ${key}`;
