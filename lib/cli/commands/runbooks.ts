import type { Command } from 'commander';
import type { RunbookImport } from '@/lib/domain/read-models/runbooks';
import { connect } from '../connect';
import { readGitFacts } from '../policy/read-git-facts';
import { printResult } from '../print';
import { readRunbookFolder } from '../runbooks/read-runbook-folder';

export function addRunbooksCommands(program: Command): void {
  const runbooks = program.command('runbooks').description('Runbooks as Markdown files.');
  runbooks
    .command('import')
    .description(
      'Takes over the Markdown files of a checked-out Git folder, each a runbook named as its file, with the commit. What people changed in Gatehouse stays until the file changes; nothing is removed.',
    )
    .argument('<folder>', 'the folder')
    .option('--dry-run', 'only say what would change')
    .option('--json', 'print JSON')
    .action(async (folder: string, { dryRun = false, json }: { dryRun?: boolean; json?: boolean }) => {
      const facts = await readGitFacts(folder);
      const files = await readRunbookFolder(folder, facts?.root ?? folder);
      const app = await connect();
      const commit = facts?.commit?.id ?? null;
      const result = await app.post<RunbookImport>('/api/v1/runbooks/import', { files, commit, dryRun });
      printResult(json, result, describeImport(result));
      if (result.problems.length > 0) process.exitCode = 1;
    });
}

function describeImport({ dryRun, commit, added, changed, unchanged, problems }: RunbookImport): string[] {
  const would = dryRun ? 'would be ' : '';
  return [
    ...added.map((slug) => `${slug}: ${would}added`),
    ...changed.map((slug) => `${slug}: ${would}changed`),
    ...problems.map(({ path, message }) => `${path}: ${message}`),
    `${added.length} added, ${changed.length} changed, ${unchanged.length} unchanged, ${problems.length} not read; ${commit ? `commit ${commit.slice(0, 12)}` : 'no clean commit'}.`,
  ];
}
