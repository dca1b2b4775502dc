import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type {
  FileProblem,
  ObjectiveExport,
  ObjectiveImport,
} from '@/lib/domain/read-models/objective-import';
import { connect } from '../connect';
import { printResult } from '../print';
import { describeImport, describeProblem } from '../describe-import';

type ImportOptions = { dryRun?: boolean; adopt?: boolean; json?: boolean };

export function addSloCommands(program: Command): void {
  const slo = program.command('slo').description('Objectives (SLOs) as OpenSLO v1 files.');
  slo
    .command('import')
    .description(
      'Imports OpenSLO v1 files (YAML or JSON). A file owns its objectives by its name: what it no longer names is removed, and nobody else can change them.',
    )
    .argument('<files...>', 'the files')
    .option('--dry-run', 'only say what would change')
    .option('--adopt', 'take over objectives of the same id that were made in Gatehouse')
    .option('--json', 'print JSON')
    .action(async (files: string[], options: ImportOptions) => {
      const names = files.map((file) => basename(file));
      const twice = names.find((name, index) => names.indexOf(name) < index);
      if (twice) throw new Error(`Two of the files are named ${twice}: a file owns objectives by its name.`);
      const texts = await Promise.all(files.map((file) => readFile(file)));
      const app = await connect();
      const results: ObjectiveImport[] = [];
      for (const [index, body] of texts.entries()) {
        const query = new URLSearchParams({ file: names[index]! });
        if (options.dryRun) query.set('dryRun', 'true');
        if (options.adopt) query.set('adopt', 'true');
        const response = await app.send(`/api/v1/slos/import?${query}`, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/yaml' },
        });
        results.push((await response.json()) as ObjectiveImport);
      }
      printResult(options.json, results, results.flatMap(describeImport));
      failOnErrors(results.flatMap(({ problems }) => problems));
    });
  slo
    .command('export')
    .description(
      'Prints the objectives as an OpenSLO v1 file; what OpenSLO cannot express is told on standard error.',
    )
    .option('--file <file>', 'write into this file instead')
    .option('--owned-by <name>', 'only the objectives that this file owns')
    .option('--json', 'print the file and what it leaves out as JSON')
    .action(async ({ file, ownedBy, json }: { file?: string; ownedBy?: string; json?: boolean }) => {
      const app = await connect();
      const query = ownedBy === undefined ? '' : `?${new URLSearchParams({ file: ownedBy })}`;
      const result = await app.get<ObjectiveExport>(`/api/v1/slos/export${query}`);
      if (file) await writeFile(file, result.text);
      const lines = file ? [`${file}: ${result.objectives} objectives.`] : [result.text.replace(/\n$/, '')];
      printResult(json, result, lines);
      if (!json) process.stderr.write(result.problems.map((one) => `${describeProblem(one)}\n`).join(''));
    });
}

/** What is not taken over fails the command, so that a pipeline notices. */
function failOnErrors(problems: readonly FileProblem[]): void {
  if (problems.some(({ severity }) => severity === 'error')) process.exitCode = 1;
}
