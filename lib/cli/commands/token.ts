import type { Command } from 'commander';
import { connect } from '../connect';
import { printResult } from '../print';
import { readExpiry } from '../read-expiry';
import { splitList } from '../split-list';

type Options = {
  name: string;
  scopes: string[];
  zones?: string[];
  actor?: string;
  target?: string;
  expires?: string;
  json?: boolean;
};

export function addTokenCommands(program: Command): void {
  const token = program.command('token').description('Tokens of programs.');
  token
    .command('create')
    .description('Makes a token and prints it once, alone on standard output.')
    .requiredOption('--name <name>', 'what it is for')
    .requiredOption(
      '--scopes <list>',
      'ingest, read, policies, replay, audit, admin (comma-separated)',
      splitList,
    )
    .option('--zones <list>', 'zones it is confined to (comma-separated); every zone without', splitList)
    .option('--actor <actor>', 'with the scope audit: the only actor it reads of, as type:id or pseudonym')
    .option('--target <target>', 'with the scope audit: the only target it reads of, as type:id')
    .option(
      '--expires <when>',
      'until when it may be used: 12h, 30d, 8w, or an RFC 3339 time; for ever without',
    )
    .option('--json', 'print JSON')
    .action(async ({ name, scopes, zones, actor, target, expires, json }: Options) => {
      const app = await connect();
      const made = await app.post<{ id: string; name: string; secret: string }>('/api/v1/tokens', {
        name,
        scopes,
        zones,
        actor,
        target,
        expiresAt: expires && readExpiry(expires, new Date()),
      });
      printResult(json, { id: made.id, name: made.name, token: made.secret }, [made.secret]);
    });
}
