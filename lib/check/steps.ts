import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { runShowing } from './run-showing';

/** What a step counted: checks and tests that passed and failed. */
export type Count = { passed: number; failed: number; skipped: number };

export type Step = {
  name: string;
  args: string[];
  environment?: Record<string, string>;
  report?: 'vitest' | 'playwright';
};

const RESULTS = 'test-results';

export const QUICK_STEPS: Step[] = [
  { name: 'format', args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', args: ['node_modules/oxlint/bin/oxlint'] },
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'] },
  {
    name: 'unit tests',
    args: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit'],
    report: 'vitest',
  },
];

export const INTEGRATION_STEP: Step = {
  name: 'integration tests',
  args: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'integration'],
  report: 'vitest',
};

export const endToEndStep = (browser: string): Step => ({
  name: 'end-to-end tests',
  args: ['node_modules/@playwright/test/cli.js', 'test'],
  environment: { CHROMIUM_PATH: browser },
  report: 'playwright',
});

/**
 * Runs steps one after the other, all of them, and returns what they counted. The last lines of the
 * steps that failed are shown once more at the end: a log that keeps its end alone still says what failed.
 */
export async function runSteps(steps: readonly Step[]): Promise<Count> {
  mkdirSync(RESULTS, { recursive: true });
  const total: Count = { passed: 0, failed: 0, skipped: 0 };
  const failures: { name: string; lastLines: string[] }[] = [];
  for (const step of steps) {
    const started = Date.now();
    process.stdout.write(`\n── ${step.name}\n`);
    const { count, lastLines } = await runStep(step);
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
    if (count.failed > 0) failures.push({ name: step.name, lastLines });
    process.stdout.write(
      `── ${step.name}: ${count.failed > 0 ? 'FAILED' : 'ok'} (${Math.round((Date.now() - started) / 1_000)} s)\n`,
    );
  }
  for (const { name, lastLines } of failures)
    process.stdout.write(`\n── the end of what ${name} said\n${lastLines.join('\n')}\n`);
  if (failures.length > 0) process.stdout.write(`\nFailed: ${failures.map(({ name }) => name).join(', ')}\n`);
  writeFileSync(`${RESULTS}/summary.json`, JSON.stringify(total));
  return total;
}

async function runStep(step: Step): Promise<{ count: Count; lastLines: string[] }> {
  const file = `${RESULTS}/${step.name.replaceAll(' ', '-')}.json`;
  rmSync(file, { force: true });
  const reporters =
    step.report === 'vitest'
      ? ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
      : step.report === 'playwright'
        ? ['--reporter=list,json']
        : [];
  const { status, lastLines } = await runShowing([...step.args, ...reporters], {
    ...process.env,
    ...step.environment,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    NEXT_TELEMETRY_DISABLED: '1',
  });
  const count =
    step.report && existsSync(file) ? readReport(step.report, file) : { passed: 0, failed: 0, skipped: 0 };
  // A step that ends badly without a failed test (a crash, an empty run) has failed as a whole.
  const isEmpty = step.report !== undefined && count.passed + count.failed === 0;
  if ((status !== 0 || isEmpty) && count.failed === 0) return { count: { ...count, failed: 1 }, lastLines };
  return { count: step.report ? count : { passed: 1, failed: 0, skipped: 0 }, lastLines };
}

function readReport(kind: 'vitest' | 'playwright', file: string): Count {
  const report = JSON.parse(readFileSync(file, 'utf8')) as Record<string, never>;
  if (kind === 'vitest') {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report as Record<
      string,
      number
    >;
    return {
      passed: numPassedTests ?? 0,
      failed: numFailedTests ?? 0,
      skipped: (numPendingTests ?? 0) + (numTodoTests ?? 0),
    };
  }
  const { expected, unexpected, flaky, skipped } = (report as unknown as { stats: Record<string, number> })
    .stats;
  // A test that passes only at its second try is a defect of test or product.
  return { passed: expected ?? 0, failed: (unexpected ?? 0) + (flaky ?? 0), skipped: skipped ?? 0 };
}

/** The closing line that says it all. */
export const closingLine = ({ passed, failed, skipped }: Count): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
