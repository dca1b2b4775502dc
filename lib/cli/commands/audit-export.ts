import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { PACK_ENTRIES_HEADER, PACK_SIZE_HEADER } from '@/lib/domain/evidence-pack';
import { saveDownload } from '../audit/save-download';
import { connect } from '../connect';
import { printResult } from '../print';

type Options = {
  from: string;
  to: string;
  all?: boolean;
  actor?: string;
  action?: string;
  target?: string;
  zone?: string;
  source?: string;
  outcome?: string;
  search?: string;
  values: boolean;
  checkpoint: string[];
  out?: string;
  json?: boolean;
};

export function addAuditExportCommand(audit: Command): void {
  audit
    .command('export')
    .description(
      'Writes an evidence pack: entries, proofs, checkpoints, keys, and verifiers that need neither Gatehouse nor a network.',
    )
    .option('--from <time>', 'entries that happened from then on: now-24h or an RFC 3339 time', 'now-7d')
    .option('--to <time>', 'likewise', 'now')
    .option('--all', 'the whole log, whatever --from and --to are')
    .option('--actor <ref>', 'only what this pseudonym did')
    .option('--action <action>', 'only this action')
    .option('--target <type:id>', 'only what was done to this')
    .option('--zone <zone>', 'only entries of this zone')
    .option('--source <name>', 'only entries from this source')
    .option('--outcome <outcome>', 'only entries with this outcome')
    .option('--search <words>', 'only entries with these words')
    .option('--no-values', 'leave names, addresses and changes out; the commitments to them stay')
    .option(
      '--checkpoint <file>',
      'a checkpoint that was kept outside: the pack will hold its consistency proof; may be repeated',
      (file: string, before: string[]) => [...before, file],
      [] as string[],
    )
    .option('--out <file>', 'where to; else a name with the time, here')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const app = await connect();
      const response = await app.send(`/api/v1/audit/export?${toQuery(options)}`, {});
      const name = /filename="([\w.-]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
      const file = resolve(options.out ?? name ?? 'gatehouse-evidence.tar.gz');
      const saved = await saveDownload(response, file, 'Evidence pack');
      const entries = response.headers.get(PACK_ENTRIES_HEADER) ?? '';
      const size = response.headers.get(PACK_SIZE_HEADER) ?? '';
      printResult(options.json, { file, entries, size, ...saved }, [
        `${file}: ${entries} entries, by the checkpoint over ${size}.`,
        `SHA-256 ${saved.sha256}`,
        'Verify it: unpack it and run "node verify.mjs" or "python3 verify.py" in it, or "gatehouse verify pack <file>".',
      ]);
    });
}

function toQuery({ search, values, checkpoint, out: _out, json: _json, all, ...filters }: Options): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value);
  if (all) query.set('all', 'true');
  if (search) query.set('q', search);
  if (!values) query.set('values', 'none');
  if (checkpoint.length > 0) query.set('kept', checkpoint.map(readSize).join(','));
  return query.toString();
}

/** Over how many entries a checkpoint is: its second line. */
function readSize(file: string): string {
  const size = readFileSync(file, 'utf8').split('\n')[1] ?? '';
  if (!/^(0|[1-9]\d{0,18})$/.test(size)) throw new Error(`${file} is no checkpoint.`);
  return size;
}
