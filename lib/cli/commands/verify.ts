import type { Command } from 'commander';
import { connect } from '../connect';
import { printResult } from '../print';
import { startProgress } from '../progress';
import { verifyAudit, type VerifyAuditOptions } from '../verify/verify-audit';
import { addVerifyPackCommand } from './verify-pack';

type Difference = {
  table: string;
  grain: string;
  bucket: string;
  series: string;
  expected: string;
  found: string;
};
type Day = { day: string; done: number; of: number; differences: Difference[]; error?: string };

export function addVerifyCommands(program: Command): void {
  const verify = program.command('verify').description('Proofs about what is stored.');
  verify
    .command('rollups')
    .description(
      'Recomputes every roll-up from the raw events and prints the differences; exits non-zero if there is one.',
    )
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const app = await connect();
      const differences: Difference[] = [];
      let days = 0;
      let progress: ReturnType<typeof startProgress> | null = null;
      for await (const day of app.lines<Day>('/api/v1/verify/rollups')) {
        if (day.error) throw new Error(day.error);
        progress ??= startProgress('Days', day.of);
        progress.update(day.done, day.day);
        differences.push(...day.differences);
        days = day.of;
      }
      progress?.stop();
      printResult(json, { days, differences }, [
        ...differences.map(
          ({ table, grain, bucket, series, expected, found }) =>
            `${table} ${grain} ${bucket} ${series}\n  from events: ${expected}\n  stored:      ${found}`,
        ),
        `${days} days compared, ${differences.length} differences.`,
      ]);
      if (differences.length > 0) process.exitCode = 1;
    });
  verify
    .command('audit')
    .description(
      'Verifies the whole audit log: every entry, the tree, every checkpoint. Names the first bad entry and exits non-zero if there is one.',
    )
    .option('--checkpoint <file...>', 'checkpoints that are kept outside of the system, to compare with')
    .option('--vkey <key>', 'the verifier key that is expected: name+hash+key')
    .option('--json', 'print JSON')
    .action(async (options: VerifyAuditOptions) => verifyAudit(await connect(), options));
  addVerifyPackCommand(verify);
}
