/** The formats in which an inventory comes, as the command line and the addresses of their pages name them. */
export const INVENTORY_SOURCES = [
  'backstage',
  'kubernetes-manifests',
  'inventory-yaml',
  'inventory-csv',
] as const;
export type InventorySource = (typeof INVENTORY_SOURCES)[number];

/** The inventory format of a name, or null when it is none. */
export const findInventory = (name: string): InventorySource | null =>
  INVENTORY_SOURCES.find((known) => known === name) ?? null;
