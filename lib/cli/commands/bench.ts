import type { Command } from 'commander';
import { prepareApp } from '@/lib/startup/prepare-app';
import { printResult } from '../print';
import { startProgress } from '../progress';
import { readNumber } from '../read-number';

type Options = { events: number; perRequest: number; concurrency: number; json?: boolean };

export function addBenchCommands(program: Command): void {
  const bench = program.command('bench').description('The figures that the README states.');
  bench
    .command('ingest')
    .description(
      'Events per second from HTTP to durable commit with roll-ups, beside a bare COPY of the same rows, on a Gatehouse of its own in a temporary folder.',
    )
    .option('--events <n>', 'how many', readNumber(1_000, 100_000_000), 1_000_000)
    .option('--per-request <n>', 'decisions in one upload', readNumber(1, 20_000), 500)
    .option('--concurrency <n>', 'uploads at once', readNumber(1, 64), 16)
    .option('--json', 'print JSON')
    .action(async ({ events, perRequest, concurrency, json }: Options) => {
      prepareApp();
      const { benchIngest } = await import('@/lib/bench/bench-ingest');
      const progress = startProgress('Events', events);
      const result = await benchIngest({ events, perRequest, concurrency }, (done) => progress.update(done));
      progress.stop();
      printResult(json, result, [
        `${result.events.toLocaleString('en')} OPA decisions of ${result.bytesPerEvent} bytes, ${perRequest} a request, ${concurrency} at once`,
        `${result.eventsPerSecond.toLocaleString('en')} events/s from HTTP to durable commit with roll-ups`,
        `${result.copyRowsPerSecond.toLocaleString('en')} rows/s bare COPY of the same rows`,
        `${result.ratioToCopy} of bare COPY`,
        `${result.memoryMb.afterFirstPart} MB of memory after the first part, ${result.memoryMb.atEnd} MB at the end`,
      ]);
      process.exit(0);
    });
}
