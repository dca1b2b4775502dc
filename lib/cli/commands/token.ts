import type { Command } from 'commander';
import { connect } from '../connect';
import { printResult } from '../print';

const splitList = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

type Options = { name: string; scopes: string[]; zones?: string[]; json?: boolean };

export function addTokenCommands(program: Command): void {
  const token = program.command('token').description('Tokens of programs.');
  token
    .command('create')
    .description('Makes a token and prints it once, alone on standard output.')
    .requiredOption('--name <name>', 'what it is for')
    .requiredOption('--scopes <list>', 'ingest, read, policies, replay, admin (comma-separated)', splitList)
    .option('--zones <list>', 'zones it is confined to (comma-separated); every zone without', splitList)
    .option('--json', 'print JSON')
    .action(async ({ name, scopes, zones, json }: Options) => {
      const app = await connect();
      const made = await app.post<{ id: string; name: string; secret: string }>('/api/v1/tokens', {
        name,
        scopes,
        zones,
      });
      printResult(json, { id: made.id, name: made.name, token: made.secret }, [made.secret]);
    });
}
