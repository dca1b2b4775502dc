import { Option, type Command } from 'commander';
import { ROLES } from '@/lib/domain/roles';
import { connect } from '../connect';
import { printResult } from '../print';

type Options = { email: string; role: string; name?: string; json?: boolean };

export function addUserCommands(program: Command): void {
  const user = program.command('user').description('Accounts of people.');
  user
    .command('create')
    .description('Makes an account and prints the one-time link with which its person sets a password.')
    .requiredOption('--email <address>', 'the e-mail address they sign in with')
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).makeOptionMandatory())
    .option('--name <name>', 'how they are called')
    .option('--json', 'print JSON')
    .action(async ({ email, role, name, json }: Options) => {
      const app = await connect();
      const made = await app.post<{ id: string; link: { path: string; expiresAt: string } }>(
        '/api/v1/accounts',
        { email, role, name },
      );
      const link = `${app.publicUrl}${made.link.path}`;
      printResult(json, { id: made.id, email, role, link, expiresAt: made.link.expiresAt }, [link]);
    });
}
