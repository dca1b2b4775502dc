import type { InventorySource } from '@/lib/domain/inventory-sources';
import type { InventoryImport } from '@/lib/domain/read-models/inventory-import';
import { RefusedError } from '../app';
import { connect } from '../connect';
import { listFiles } from '../ingest/list-files';
import { printResult } from '../print';
import { importInventoryFile } from './import-file';

type Result = InventoryImport & { file: string };

/**
 * Imports inventories by `gatehouse ingest`: each file is taken whole or refused whole, and an import that is
 * repeated changes nothing. What was refused is told by file, and the exit code is 1.
 */
export async function ingestInventory(
  format: InventorySource,
  paths: readonly string[],
  { dryRun, json }: { dryRun?: boolean; json?: boolean },
): Promise<void> {
  const files = await listFiles(paths);
  if (files.some(({ path }) => path === '-'))
    throw new Error('An inventory is read from files, not from standard input.');
  const app = await connect();
  const type = format === 'inventory-csv' ? 'text/csv' : 'application/yaml';
  const imported: Result[] = [];
  const rejected: { file: string; message: string }[] = [];
  for (const { path } of files)
    try {
      imported.push({ file: path, ...(await importInventoryFile(app, path, type, dryRun ?? false)) });
    } catch (error) {
      if (!(error instanceof RefusedError) || error.status >= 500) throw error;
      rejected.push({ file: path, message: error.message });
    }
  printResult(json, { imported, rejected }, [
    ...imported.map((result) => describe(result, dryRun ?? false)),
    ...rejected.map(({ file, message }) => `rejected ${file}: ${message}`),
  ]);
  if (rejected.length > 0) process.exitCode = 1;
}

function describe({ file, changes, unchanged, notes }: Result, isDry: boolean): string {
  const count = (change: 'added' | 'changed') => changes.filter((each) => each.change === change).length;
  const verb = isDry ? 'would be ' : '';
  return [
    `${file}: ${count('added')} ${verb}added, ${count('changed')} ${verb}changed, ${unchanged} as they were.`,
    ...notes,
  ].join(' ');
}
