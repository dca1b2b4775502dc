import { z } from 'zod';

const fieldValue = z.union([z.string(), z.array(z.string())]).nullable();

/** An entry that an import adds or changes, field by field; null is "nothing". */
export const inventoryChangeSchema = z.object({
  type: z.enum(['zone', 'environment', 'service']),
  key: z.string(),
  change: z.enum(['added', 'changed']),
  fields: z.array(z.object({ field: z.string(), from: fieldValue, to: fieldValue })),
});
export type InventoryChange = z.infer<typeof inventoryChangeSchema>;

/** `POST /api/v1/inventory/import`: what the file changes; `applied` is false for a dry run. */
export const inventoryImportSchema = z.object({
  applied: z.boolean(),
  changes: z.array(inventoryChangeSchema),
  /** Entries of the file that Gatehouse has in just this way. */
  unchanged: z.number().int(),
  notes: z.array(z.string()),
});
export type InventoryImport = z.infer<typeof inventoryImportSchema>;
