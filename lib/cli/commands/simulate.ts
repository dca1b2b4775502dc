import { Option, type Command } from 'commander';
import { getConfig } from '@/lib/config/config';
import { SCENARIOS } from '@/lib/simulator/scenarios';
import { connect } from '../connect';
import { readNumber } from '../read-number';
import { runSimulation } from '../simulate/run-simulation';

type Options = {
  days: number;
  rate: number;
  historyRate: number;
  scenario: string;
  seed: number;
  signWebhooks?: boolean;
};

export function addSimulateCommand(program: Command): void {
  program
    .command('simulate')
    .description('Sends a realistic estate through the real ingest: history first, then live until Ctrl-C.')
    .option('--days <n>', 'days of history', readNumber(0, 90), 30)
    .option('--rate <n>', 'events per second of live traffic', readNumber(0.01, 100_000), 50)
    .option(
      '--history-rate <n>',
      'events per second of history (thirty days at 50 would be 130 million)',
      readNumber(0.01, 1_000),
      0.75,
    )
    .addOption(
      new Option('--scenario <name>', 'what happens, from 45 minutes before the first start on')
        .choices(SCENARIOS.map(({ name }) => name))
        .default('normal'),
    )
    .option('--seed <n>', 'the same seed gives the same estate', readNumber(0, 2 ** 31), 1)
    .option(
      '--sign-webhooks',
      'give GitHub and PagerDuty webhook secrets, where they have none, and sign their live webhooks',
    )
    .action(async (options: Options) => {
      const app = await connect();
      const abort = new AbortController();
      for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => abort.abort());
      const request = { ...options, signsWebhooks: options.signWebhooks ?? false };
      await runSimulation(app, getConfig().dataFolder, request, abort.signal, {
        onBegin: (scenario) => scenario && process.stderr.write(`${scenario}\n`),
        onHistoryDone: () =>
          process.stderr.write('The history is complete; live traffic flows until Ctrl-C.\n'),
      });
    });
}
