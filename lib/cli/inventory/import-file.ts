import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { inventoryImportSchema, type InventoryImport } from '@/lib/domain/read-models/inventory-import';
import type { App } from '../app';

/** Imports an inventory file, gzip'd or not; with `dryRun` nothing is stored. Throws what the server refused. */
export async function importInventoryFile(
  app: App,
  file: string,
  contentType: string,
  dryRun: boolean,
): Promise<InventoryImport> {
  const bytes = await readFile(file);
  const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const body = isGzipped ? await promisify(gunzip)(bytes) : bytes;
  const response = await app.send(`/api/v1/inventory/import${dryRun ? '?dryRun=true' : ''}`, {
    method: 'POST',
    body: body.toString('utf8'),
    headers: { 'content-type': contentType },
  });
  return inventoryImportSchema.parse(await response.json());
}
