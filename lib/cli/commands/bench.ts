import type { Command } from 'commander';
import { prepareApp } from '@/lib/startup/prepare-app';
import { printResult } from '../print';
import { startProgress } from '../progress';
import { readNumber } from '../read-number';

type Options = { events: number; perRequest: number; concurrency: number; json?: boolean };

type AuditOptions = { events: number; entries: number; requests: number; json?: boolean };

type ReplayOptions = {
  decisions: number;
  stored: number;
  events: number;
  engineOnly?: boolean;
  json?: boolean;
};

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
      await prepareApp();
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

  bench
    .command('query')
    .description(
      'How long the executive page and the indicators of thirty days take at 1, 10 and 100 million events, with the rows they read, on a Gatehouse of its own in a temporary folder. The roll-ups of that many events over 540 series are loaded without the events.',
    )
    .option('--sizes <n...>', 'events, smallest first', ['1000000', '10000000', '100000000'])
    .option('--requests <n>', 'how often each endpoint is asked', readNumber(10, 10_000), 100)
    .option('--json', 'print JSON')
    .action(async ({ sizes, requests, json }: { sizes: string[]; requests: number; json?: boolean }) => {
      await prepareApp();
      const { benchQuery } = await import('@/lib/bench/bench-query');
      const read = readNumber(10_000, 1_000_000_000);
      const result = await benchQuery({ sizes: sizes.map((size) => read(size)), requests }, (words) =>
        process.stderr.write(`${words} …\n`),
      );
      printResult(json, result, [
        ...result.sizes.flatMap(({ events, rollupRows, endpoints }) => [
          `${events.toLocaleString('en')} events, ${rollupRows.toLocaleString('en')} rows of roll-ups`,
          ...endpoints.map(
            ({ endpoint, p50, p99, rowsRead, rawEventsRead }) =>
              `  ${endpoint}: p50 ${p50} ms, p99 ${p99} ms, ${rowsRead.toLocaleString('en')} rows read, ${rawEventsRead} of them raw events`,
          ),
        ]),
        ...Object.entries(result.growth).map(
          ([endpoint, growth]) => `${endpoint}: ${growth} times as long at the largest as at the smallest`,
        ),
      ]);
      process.exit(0);
    });

  bench
    .command('audit')
    .description(
      'Kubernetes audit events per second beside OPA decisions, in turns; then proofs, the search by actor and a full verification over a loaded log, on a Gatehouse of its own in a temporary folder.',
    )
    .option('--events <n>', 'of each kind to ingest', readNumber(10_000, 100_000_000), 200_000)
    .option('--entries <n>', 'entries to load', readNumber(20_000, 100_000_000), 10_000_000)
    .option('--requests <n>', 'how often each is asked', readNumber(10, 10_000), 200)
    .option('--json', 'print JSON')
    .action(async ({ events, entries, requests, json }: AuditOptions) => {
      await prepareApp();
      const { benchAudit } = await import('@/lib/bench/bench-audit');
      const result = await benchAudit({ events, entries, requests }, (words) =>
        process.stderr.write(`${words} …\n`),
      );
      const { ingest } = result;
      printResult(json, result, [
        `${ingest.decisions.toLocaleString('en')} OPA decisions/s, ${ingest.auditEvents.toLocaleString('en')} Kubernetes audit events/s (${ingest.ratio}), ${ingest.auditEventsInTree.toLocaleString('en')}/s until each has its place in the tree (${ingest.ratioInTree})`,
        `Over ${result.entries.toLocaleString('en')} entries:`,
        ...(
          [
            ['an inclusion proof', result.inclusionProof],
            ['a consistency proof', result.consistencyProof],
            ['search by actor over 30 days', result.searchByActor],
          ] as const
        ).map(([name, { p50, p99 }]) => `  ${name}: p50 ${p50} ms, p99 ${p99} ms`),
        `  full verification: ${result.verifiedPerSecond.toLocaleString('en')} entries/s`,
      ]);
      process.exit(0);
    });

  bench
    .command('replay')
    .description(
      'Cedar decisions per second of one worker thread with the memory over all of them; then a background replay of stored decisions and the ingest, each alone and both at once, on a Gatehouse of its own in a temporary folder.',
    )
    .option('--decisions <n>', 'evaluated by the thread', readNumber(10_000, 100_000_000), 1_000_000)
    .option('--stored <n>', 'stored decisions to replay', readNumber(10_000, 10_000_000), 100_000)
    .option('--events <n>', 'events to ingest in each part', readNumber(10_000, 10_000_000), 400_000)
    .option('--engine-only', 'leave out the background replay')
    .option('--json', 'print JSON')
    .action(async ({ decisions, stored, events, engineOnly, json }: ReplayOptions) => {
      const { benchEngine } = await import('@/lib/bench/bench-engine');
      const progress = startProgress('Decisions', decisions);
      const engine = await benchEngine(decisions, (done) => progress.update(done));
      progress.stop();
      let background = null;
      if (!engineOnly) {
        await prepareApp();
        const { benchReplay } = await import('@/lib/bench/bench-replay');
        background = await benchReplay({ decisions: stored, events }, (words) =>
          process.stderr.write(`${words} …\n`),
        );
      }
      printResult(json, { engine, background }, [
        `${engine.decisionsPerSecond.different.toLocaleString('en')} Cedar decisions/s of one thread, over ${engine.decisions.toLocaleString('en')} that differ; ${engine.decisionsPerSecond.repeated.toLocaleString('en')}/s where 5,000 come again and again`,
        `${engine.memoryMb.afterTenth} MB of memory after a tenth, ${engine.memoryMb.atEnd} MB at the end`,
        ...(background
          ? (['replay', 'ingest'] as const).map((name) => {
              const { alone, together, ratio } = background[name];
              return `${name}: ${alone.toLocaleString('en')}/s alone, ${together.toLocaleString('en')}/s while the other goes on (${ratio})`;
            })
          : []),
      ]);
      process.exit(0);
    });
}
