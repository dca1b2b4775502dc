import { Command, Option } from 'commander';
import { SCENARIOS } from '@/lib/simulator/scenarios';
import { reportStartFailure } from '@/lib/startup/report-start-failure';
import { runUntilStopped } from '@/lib/startup/run-until-stopped';
import { startGatehouse } from '@/lib/startup/start-gatehouse';
import { App } from './app';
import { ensureDemoAccounts } from './demo-accounts';
import { ensureDemoOnCall } from './demo-on-call';
import { giveDemoReviews } from './demo-reviews';
import { readNumber } from './read-number';
import { runSimulation } from './simulate/run-simulation';

/** `npm run demo`: everything that `npm start` does, a simulated estate, and accounts to look at it with. */
const program = new Command('demo')
  .description('Starts Gatehouse with a simulated estate: thirty days of history, then live traffic.')
  .option('--days <n>', 'days of history', readNumber(1, 90), 30)
  .option('--rate <n>', 'events per second, of history and of live traffic', readNumber(0.01, 1_000), 0.75)
  .option('--seed <n>', 'the same seed gives the same estate', readNumber(0, 2 ** 31), 1)
  .addOption(
    new Option('--scenario <name>', 'what happens, from 45 minutes before the first start on')
      .choices(SCENARIOS.map(({ name }) => name))
      .default('policy-regression'),
  )
  .parse();
const { days, rate, seed, scenario } = program.opts<{
  days: number;
  rate: number;
  seed: number;
  scenario: string;
}>();

try {
  const running = await startGatehouse({ log: 'file' });
  const app = new App(running.localUrl, running.url, running.token);
  const accounts = await ensureDemoAccounts(app, running.dataFolder);
  await ensureDemoOnCall(app, accounts, new Date());
  const width = Math.max(...accounts.map(({ email }) => email.length));
  process.stdout.write(
    [
      `\nGatehouse is running at ${running.url}`,
      ...(running.notice ? [running.notice] : []),
      '',
      'Sign in with one of the demo accounts:',
      ...accounts.map(({ email, password }) => `  ${email.padEnd(width)}  ${password}`),
      '',
      'History is being filled in, newest first; the dashboards can be used meanwhile. Ctrl-C stops everything.',
      '',
    ].join('\n'),
  );
  const abort = new AbortController();
  const simulation = runSimulation(
    app,
    running.dataFolder,
    { days, rate, historyRate: rate, seed, scenario, signsWebhooks: true },
    abort.signal,
    {
      onBegin: (told) => told && process.stdout.write(`${told}\n\n`),
      onHistoryDone: () => {
        process.stdout.write('The history is complete; live traffic keeps flowing.\n');
        giveDemoReviews(running.localUrl, accounts, running.dataFolder, abort.signal).catch(
          (error: unknown) => {
            if (!abort.signal.aborted) process.stderr.write(`No denial was reviewed: ${String(error)}\n`);
          },
        );
      },
    },
  );
  simulation.catch((error: unknown) => process.stderr.write(`The simulator stopped: ${String(error)}\n`));
  await runUntilStopped(running, async () => {
    abort.abort();
    await simulation.catch(() => undefined);
  });
} catch (error) {
  reportStartFailure(error);
}
