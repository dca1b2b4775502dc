import { z } from 'zod';
import type { InventorySource } from '@/lib/domain/inventory-sources';
import { inventoryImportRowSchema, type InventoryImportRow } from '@/lib/domain/read-models/sources';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';

/** The last imports of a format that changed the inventory, newest first. */
export const listInventoryImports = (format: InventorySource, limit: number): Promise<InventoryImportRow[]> =>
  queryRows(
    inventoryImportRowSchema,
    sql`SELECT id::text, ${microsText('occurred_at')} AS at,
          actor_name AS by, (changes->>'added')::int AS added, (changes->>'changed')::int AS changed
        FROM audit_entry
        WHERE action = 'inventory.imported' AND changes->'formats' ? ${format}
        ORDER BY occurred_at DESC, id DESC LIMIT ${limit}`,
  );

/** The formats in which an inventory was ever imported. */
export async function listImportedFormats(): Promise<string[]> {
  const rows = await queryRows(
    z.object({ format: z.string() }),
    sql`SELECT DISTINCT jsonb_array_elements_text(changes->'formats') AS format
        FROM audit_entry WHERE action = 'inventory.imported' AND jsonb_typeof(changes->'formats') = 'array'`,
  );
  return rows.map(({ format }) => format);
}
