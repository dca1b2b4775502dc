import { InvalidArgumentError, type Command } from 'commander';
import { FAILURES, type Failure } from '@/lib/domain/alerting/failures';
import { connect } from '../connect';
import { describeDrill, toResult } from '../drill/describe-drill';
import { runDrill } from '../drill/run-drill';
import { printResult } from '../print';
import { startProgress } from '../progress';
import { readNumber } from '../read-number';

type Options = { zone: string; all?: boolean; patience: number; wait: number; json?: boolean };

export function addDrillCommand(program: Command): void {
  program
    .command('drill')
    .description(
      'Injects a failure into a marked scope, through the ingest, and reports when it was found and told. Nothing of it counts in any indicator. Exits non-zero where one is not found.',
    )
    .argument('[failures...]', 'F1 … F8', readFailures, [])
    .requiredOption('--zone <zone>', 'the zone that it is to happen in')
    .option('--all', 'every failure, one beside the other')
    .option('--patience <seconds>', 'how long to wait until it is found and told', readNumber(10, 3_600), 300)
    .option(
      '--wait <seconds>',
      'how long to wait then until somebody acknowledges and resolves it',
      readNumber(0, 86_400),
      0,
    )
    .option('--json', 'print JSON')
    .action(async (named: Failure[], { zone, all, patience, wait, json }: Options) => {
      const failures = all ? [...FAILURES] : [...new Set(named)];
      if (failures.length === 0) throw new Error('Name a failure, F1 to F8, or say --all.');
      const app = await connect();
      const stop = new AbortController();
      const onStop = () => stop.abort(new Error('The drill was stopped; it is over.'));
      process.once('SIGINT', onStop).once('SIGTERM', onStop);
      const progress = startProgress('Drill', 100);
      const shares = new Map<Failure, { share: number; note: string }>();
      const onProgress = (failure: Failure) => (share: number, note: string) => {
        shares.set(failure, { share, note });
        const least = Math.min(...failures.map((each) => shares.get(each)?.share ?? 0));
        progress.update(least * 100, [...shares].map(([each, told]) => `${each} ${told.note}`).join(', '));
      };
      const settled = await Promise.allSettled(
        failures.map((failure) =>
          runDrill(app, {
            failure,
            zone,
            patienceMs: patience * 1_000,
            waitMs: wait * 1_000,
            signal: stop.signal,
            onProgress: onProgress(failure),
            now: Date.now,
          }),
        ),
      );
      progress.stop();
      const failed = settled.find((each) => each.status === 'rejected');
      if (failed) throw failed.reason;
      const drills = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      const results = drills.map(toResult);
      printResult(
        json,
        drills.length === 1 && !all ? results[0] : { drills: results },
        drills.flatMap((drill) => describeDrill(drill, app.publicUrl)),
      );
      if (drills.some(({ detected }) => !detected)) process.exitCode = 1;
    });
}

function readFailures(text: string, before: Failure[]): Failure[] {
  const failure = FAILURES.find((each) => each === text.toUpperCase());
  if (!failure) throw new InvalidArgumentError(`It must be one of ${FAILURES.join(', ')}.`);
  return [...before, failure];
}
