import type { Command } from 'commander';
import { getConfig } from '@/lib/config/config';
import { findInventory, INVENTORY_SOURCES } from '@/lib/domain/inventory-sources';
import { findIngestPath, getAdapter, listSources } from '@/lib/ingest/registry';
import { connect } from '../connect';
import { ingestInventory } from '../inventory/ingest-inventory';
import { openJournal, START } from '../ingest/journal';
import { listFiles } from '../ingest/list-files';
import { previewFiles } from '../ingest/preview-files';
import { sendFiles } from '../ingest/send-files';
import { printResult } from '../print';

type Options = { source: string; dryRun?: boolean; json?: boolean; fromStart?: boolean };

const NAMES = [...listSources(), ...INVENTORY_SOURCES].join(', ');

/** Refused records that are printed; all of them are in quarantine. */
const MOST_PRINTED = 20;

export function addIngestCommand(program: Command): void {
  program
    .command('ingest')
    .description(
      'Reads files and directories (JSON, NDJSON, texts of the source, also gzipped) through the same pipeline as the network; - is standard input. Stopped with Ctrl-C, the same command goes on where it was.',
    )
    .argument('<files...>')
    .requiredOption('--source <source>', `whose format it is: ${NAMES}`)
    .option('--dry-run', 'store nothing; say what would become of each event')
    .option('--from-start', 'do not go on where the last run was stopped')
    .option('--json', 'print JSON')
    .action(async (paths: string[], { source, dryRun, json, fromStart }: Options) => {
      const inventory = findInventory(source);
      if (inventory) return ingestInventory(inventory, paths, { dryRun, json });
      const path = findIngestPath(source);
      if (!path) throw new Error(`There is no source "${source}". Use one of ${NAMES}.`);
      const adapter = getAdapter(path);
      const files = await listFiles(paths);
      const app = await connect();
      if (dryRun) {
        const { events, rejected, broken } = await previewFiles(app, path, adapter, files);
        printResult(json, { events, rejected, ...(broken.length > 0 && { broken }) }, [
          ...events.map((event) => JSON.stringify(event)),
          ...rejected.map(
            ({ file, index, code, message }) => `rejected ${file} ${index}: ${code}: ${message}`,
          ),
          ...broken.map(({ message }) => `not read: ${message}`),
          `${events.length} events, ${rejected.length} rejected; nothing was stored.`,
        ]);
        if (broken.length > 0) process.exitCode = 1;
        return;
      }
      const journal = openJournal(getConfig().dataFolder, path, files);
      if (fromStart) journal.position = START;
      const stop = new AbortController();
      const onSignal = () => stop.abort();
      process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
      const result = await sendFiles(app, path, adapter, files, journal, stop.signal);
      const { accepted, duplicates, rejectedTotal, rejected, broken, isStopped } = result;
      printResult(json, result, [
        ...rejected
          .slice(0, MOST_PRINTED)
          .map(({ file, index, code, message }) => `rejected ${file} ${index}: ${code}: ${message}`),
        ...(rejectedTotal > MOST_PRINTED ? [`and ${rejectedTotal - MOST_PRINTED} more`] : []),
        ...broken.map(({ message }) => `not read: ${message}`),
        `${accepted} accepted, ${duplicates} were there before, ${rejectedTotal} rejected (in quarantine).`,
        ...(isStopped ? ['Stopped. The same command goes on from here.'] : []),
      ]);
      if (isStopped) process.exitCode = 130;
      else if (broken.length > 0) process.exitCode = 1;
    });
}
