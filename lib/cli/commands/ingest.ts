import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Command } from 'commander';
import { findIngestPath, getAdapter, listSources } from '@/lib/ingest/registry';
import { cutIntoBodies } from '@/lib/ingest/steps/cut-into-bodies';
import type { App } from '../app';
import { connect } from '../connect';
import { printResult } from '../print';
import { startProgress } from '../progress';

type Options = { source: string; dryRun?: boolean; json?: boolean };
type Rejection = { index: number; code: string; path: string; message: string };
type Answer = { accepted: number; duplicates: number; rejected: Rejection[] };
type Preview = { events: unknown[]; rejected: Rejection[] };

const compress = promisify(gzip);
const inflate = promisify(gunzip);

export function addIngestCommand(program: Command): void {
  program
    .command('ingest')
    .description(
      'Reads files (JSON, NDJSON, also gzipped) through the same pipeline as the network; - is standard input.',
    )
    .argument('<files...>')
    .requiredOption('--source <source>', `whose format it is: ${listSources().join(', ')}`)
    .option('--dry-run', 'store nothing; say what would become of each event')
    .option('--json', 'print JSON')
    .action(async (files: string[], { source, dryRun, json }: Options) => {
      const path = findIngestPath(source);
      if (!path) throw new Error(`There is no source "${source}". Use one of ${listSources().join(', ')}.`);
      const app = await connect();
      const bodies = (await Promise.all(files.map(readInput))).flatMap((body) =>
        cutIntoBodies(body, getAdapter(path).recordsIn),
      );
      if (dryRun) await printPreview(app, path, bodies, json);
      else await sendBodies(app, path, bodies, json);
    });
}

async function readInput(file: string): Promise<string> {
  if (file === '-') return text(process.stdin);
  const bytes = await readFile(file);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isGzip ? await inflate(bytes) : bytes).toString('utf8');
}

const request = async (body: string) => ({
  method: 'POST',
  body: await compress(body),
  headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
});

async function printPreview(
  app: App,
  path: string,
  bodies: { body: string; first: number }[],
  json?: boolean,
): Promise<void> {
  const whole: Preview = { events: [], rejected: [] };
  for (const { body, first } of bodies) {
    const response = await app.send(`/api/ingest/${path}?dryRun=true`, await request(body));
    const part = (await response.json()) as Preview;
    whole.events.push(...part.events);
    whole.rejected.push(...part.rejected.map((one) => ({ ...one, index: one.index + first })));
  }
  printResult(json, whole, [
    ...whole.events.map((event) => JSON.stringify(event)),
    ...whole.rejected.map(({ index, code, message }) => `rejected ${index}: ${code}: ${message}`),
    `${whole.events.length} events, ${whole.rejected.length} rejected; nothing was stored.`,
  ]);
}

async function sendBodies(
  app: App,
  path: string,
  bodies: { body: string; first: number }[],
  json?: boolean,
): Promise<void> {
  const whole: Answer = { accepted: 0, duplicates: 0, rejected: [] };
  const progress = startProgress('Requests', bodies.length);
  for (const [index, { body, first }] of bodies.entries()) {
    // Files are history: their age is not the pipeline's delay.
    const response = await app.sendPatiently(`/api/ingest/${path}?backfill=true`, await request(body));
    const part = (await response.json()) as Answer;
    whole.accepted += part.accepted;
    whole.duplicates += part.duplicates;
    whole.rejected.push(...part.rejected.map((one) => ({ ...one, index: one.index + first })));
    progress.update(index + 1);
  }
  progress.stop();
  printResult(json, whole, [
    ...whole.rejected.map(({ index, code, message }) => `rejected ${index}: ${code}: ${message}`),
    `${whole.accepted} accepted, ${whole.duplicates} were there before, ${whole.rejected.length} rejected (in quarantine).`,
  ]);
}
