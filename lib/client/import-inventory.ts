import { inventoryImportSchema, type InventoryImport } from '@/lib/domain/read-models/inventory-import';
import { ProblemError, readProblem } from './problem-error';

const CONTENT_TYPES = { yaml: 'application/yaml', json: 'application/json', csv: 'text/csv' } as const;
export type InventoryFileFormat = keyof typeof CONTENT_TYPES;

/** Sends an inventory file; with `dryRun` only to learn what it would change. Throws `ProblemError`. */
export async function importInventory(
  text: string,
  format: InventoryFileFormat,
  dryRun: boolean,
): Promise<InventoryImport> {
  const response = await fetch(`/api/v1/inventory/import${dryRun ? '?dryRun=true' : ''}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': CONTENT_TYPES[format] },
    body: text,
  }).catch(() => {
    throw new ProblemError(0, 'Gatehouse did not answer', 'The network or the server is not reachable.');
  });
  if (!response.ok) throw await readProblem(response);
  return inventoryImportSchema.parse(await response.json());
}
