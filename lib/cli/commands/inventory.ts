import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { connect } from '../connect';
import { printResult } from '../print';

const TYPES: Record<string, string> = {
  yaml: 'application/yaml',
  yml: 'application/yaml',
  csv: 'text/csv',
  json: 'application/json',
};

export function addInventoryCommands(program: Command): void {
  const inventory = program.command('inventory').description('Zones, services and environments.');
  inventory
    .command('import')
    .description(
      'Imports zones, environments and services from a YAML, JSON or CSV file (CSV: services only).',
    )
    .argument('<file>', 'the file; its ending tells the format')
    .option('--dry-run', 'only say what would change')
    .option('--json', 'print JSON')
    .action(async (file: string, { dryRun, json }: { dryRun?: boolean; json?: boolean }) => {
      const type = TYPES[file.split('.').at(-1)?.toLowerCase() ?? ''];
      if (!type) throw new Error(`${file} ends neither in .yaml, .yml, .json nor .csv.`);
      const app = await connect();
      const response = await app.send(`/api/v1/inventory/import${dryRun ? '?dryRun=true' : ''}`, {
        method: 'POST',
        body: await readFile(file, 'utf8'),
        headers: { 'content-type': type },
      });
      const changes: unknown = await response.json();
      printResult(json, changes, [dryRun ? 'Would change:' : 'Imported:', JSON.stringify(changes, null, 2)]);
    });
}
