import type { Command } from 'commander';
import { connect } from '../connect';
import { describePublished } from '../policy/describe-published';
import { pushPolicies, type PushOptions } from '../policy/push-policies';
import { printResult } from '../print';
import { splitList } from '../split-list';
import { addPolicyReplayCommand } from './policy-replay';

export function addPolicyCommands(program: Command): void {
  const policy = program
    .command('policy')
    .description('Policies: their revisions, and what the next one would do.');
  policy
    .command('push')
    .description(
      'Publishes the policies of a folder, or of an OPA bundle (.tar.gz). In a git repository commit, author and message are those of its last commit, unless the folder has changes that no commit holds.',
    )
    .argument('<dir>', 'the folder, or the bundle')
    .option('--policy <name>', 'take everything as this policy; else paths name policies, as in a repository')
    .option('--revision <name>', "the revision's name; else the commit, else a name made of the texts")
    .option('--author <name>', 'who wrote it')
    .option('--commit <id>', 'the commit that holds it')
    .option('--message <text>', 'what it does')
    .option('--parent <revision>', 'the revision it was made from')
    .option('--approved-by <list>', 'who approved it (comma-separated)', splitList)
    .option('--review-url <address>', 'where it was reviewed')
    .option('--environment <name>', 'also say that it is in force there from now on')
    .option('--bundle <name>', "a bundle's name in OPA's configuration")
    .option('--dry-run', 'only say what would happen')
    .option('--json', 'print JSON')
    .action(async (path: string, { json, ...options }: PushOptions & { json?: boolean }) => {
      const published = await pushPolicies(await connect(), path, options);
      printResult(json, published, describePublished(published));
    });
  addPolicyReplayCommand(policy);
}
