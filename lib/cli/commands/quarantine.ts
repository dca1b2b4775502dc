import type { Command } from 'commander';
import type { List } from '@/lib/domain/read-models/common';
import type { QuarantineRow } from '@/lib/domain/read-models/settings';
import { connect } from '../connect';
import { printResult } from '../print';

type Filter = { source?: string; code?: string; json?: boolean };
type ReplayAnswer = {
  replayed: number;
  accepted: number;
  duplicates: number;
  stillRejected: { id: string; code: string; path: string; message: string }[];
};

/** A replay takes this many at once; the command goes on until none is left that can be read. */
const AT_ONCE = 1_000;

const toQuery = (filter: Record<string, string | undefined>): string =>
  new URLSearchParams(
    Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();

export function addQuarantineCommands(program: Command): void {
  const quarantine = program.command('quarantine').description('Events that could not be read.');
  quarantine
    .command('list')
    .description('Lists the open ones, last received first.')
    .option('--source <source>', 'only of this source')
    .option('--code <code>', 'only with this reason')
    .option('--json', 'print JSON')
    .action(async ({ source, code, json }: Filter) => {
      const app = await connect();
      const list = await app.get<List<QuarantineRow>>(
        `/api/v1/quarantine?${toQuery({ source, code, state: 'open', limit: '500' })}`,
      );
      const rows = list.items.map((row) => `${row.id}  ${row.source}  ${row.code}  ${row.message}`);
      printResult(json, list, [...rows, `${list.items.length} of ${list.total}`]);
    });
  quarantine
    .command('show')
    .description('Shows one with its payload as it came.')
    .argument('<id>')
    .action(async (id: string) => {
      const app = await connect();
      printResult(true, await app.get(`/api/v1/quarantine/${encodeURIComponent(id)}`), []);
    });
  quarantine
    .command('replay')
    .description(
      'Sends quarantined events through the pipeline again: the given ids, or all open ones that match.',
    )
    .argument('[ids...]')
    .option('--source <source>', 'only of this source')
    .option('--code <code>', 'only with this reason')
    .option('--json', 'print JSON')
    .action(async (ids: string[], { source, code, json }: Filter) => {
      const app = await connect();
      const sum: ReplayAnswer = { replayed: 0, accepted: 0, duplicates: 0, stillRejected: [] };
      for (;;) {
        const answer = await app.post<ReplayAnswer>(
          '/api/v1/quarantine/replay',
          ids.length > 0 ? { ids } : { source, code },
        );
        sum.replayed += answer.replayed;
        sum.accepted += answer.accepted;
        sum.duplicates += answer.duplicates;
        sum.stillRejected.push(...answer.stillRejected);
        // Those that still cannot be read stay in front of the list: nothing new would follow them.
        if (ids.length > 0 || answer.replayed < AT_ONCE) break;
      }
      printResult(json, sum, [
        `${sum.replayed} replayed: ${sum.accepted} events accepted, ${sum.duplicates} were there before.`,
        ...sum.stillRejected.map(
          ({ id, code: reason, message }) => `still rejected  ${id}  ${reason}  ${message}`,
        ),
      ]);
      if (sum.stillRejected.length > 0) process.exitCode = 1;
    });
}
