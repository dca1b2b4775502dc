import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { SUITES } from '@/lib/vectors/registry';
import { runVectors, type CaseFailure, type SuiteReport } from '@/lib/vectors/run-vectors';
import { printResult } from '../print';

export function addVectorsCommand(program: Command): void {
  program
    .command('vectors')
    .description(
      'Runs a folder of test vectors through the functions that the product uses; exits non-zero if any fails. Needs no running Gatehouse.',
    )
    .argument('<dir>', 'folder with *.json files, also in folders below it')
    .option('--json', 'print JSON')
    .action((dir: string, { json }: { json?: boolean }) => {
      const files = listVectorFiles(dir);
      if (files.length === 0) throw new Error(`There is no *.json file in ${dir}.`);
      const reports = files.map((file) => runVectors(file, readFileSync(join(dir, file), 'utf8'), SUITES));
      const passed = reports.reduce((sum, report) => sum + report.passed, 0);
      const failed = reports.reduce((sum, report) => sum + report.failed, 0);
      printResult(json, JSON.parse(show({ passed, failed, suites: reports })), [
        ...reports.flatMap(describeSuite),
        `${passed} passed, ${failed} failed`,
      ]);
      if (failed > 0) process.exitCode = 1;
    });
}

function listVectorFiles(dir: string): string[] {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${dir} is no folder.`);
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort();
}

const describeSuite = ({ suite, passed, failed, failures, error }: SuiteReport): string[] => [
  `${suite}: ${passed} passed, ${failed} failed${error === null ? '' : ` – ${error}`}`,
  ...failures.flatMap((failure) => describeFailure(suite, failure)),
];

const describeFailure = (suite: string, { id, error, mismatches }: CaseFailure): string[] =>
  error === null
    ? mismatches.map(
        ({ path, expected, got }) =>
          `  ${suite} ${id} ${path || '(all)'}: expected ${show(expected)}, got ${show(got)}`,
      )
    : [`  ${suite} ${id}: ${error}`];

/** As the vectors write values: infinite ones in words. */
const show = (value: unknown): string =>
  value === undefined
    ? 'nothing'
    : JSON.stringify(value, (_, each: unknown) =>
        each === Infinity ? 'inf' : each === -Infinity ? '-inf' : each,
      );
