import type { Command } from 'commander';
import { connect } from '../connect';
import { importInventoryFile } from '../inventory/import-file';
import { printResult } from '../print';

const TYPES: Record<string, string> = {
  yaml: 'application/yaml',
  yml: 'application/yaml',
  csv: 'text/csv',
  json: 'application/json',
};

type Options = { dryRun?: boolean; json?: boolean; format?: string };

export function addInventoryCommands(program: Command): void {
  const inventory = program.command('inventory').description('Zones, services and environments.');
  inventory
    .command('import')
    .description(
      'Imports zones, environments and services: YAML or JSON of our own, of Backstage or Kubernetes; CSV of services.',
    )
    .argument('<file>', 'the file; its ending tells the format')
    .option('--format <format>', 'yaml, json or csv, whatever the ending')
    .option('--dry-run', 'only say what would change')
    .option('--json', 'print JSON')
    .action(async (file: string, { dryRun, json, format }: Options) => {
      const type = TYPES[format ?? file.replace(/\.gz$/i, '').split('.').at(-1)?.toLowerCase() ?? ''];
      if (!type)
        throw new Error(
          format
            ? `${format} is neither yaml, json nor csv.`
            : `${file} ends neither in .yaml, .yml, .json nor .csv; name its format with --format.`,
        );
      const changes = await importInventoryFile(await connect(), file, type, dryRun ?? false);
      printResult(json, changes, [dryRun ? 'Would change:' : 'Imported:', JSON.stringify(changes, null, 2)]);
    });
}
