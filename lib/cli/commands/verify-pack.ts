import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { unpackPack } from '../audit/unpack-pack';

const VERIFIERS = join(import.meta.dirname, '../../audit-pack/verifiers');
/** Options that the verifier takes with a value, and whether it is a file. */
const GIVEN = [
  ['--vkey <key>', 'a key that you trust; may be repeated', false],
  ['--keys <file>', 'a list of keys that you trust', true],
  ['--origin <name>', 'the log that the pack must be of', false],
  ['--checkpoint <file>', 'a checkpoint that was kept outside; may be repeated', true],
  ['--kept-at <time>', 'when the checkpoint before it was the newest one', false],
  ['--witness <key>', 'a witness whose cosigned times you trust; may be repeated', false],
] as const;

export function addVerifyPackCommand(verify: Command): void {
  // In the order in which they were given: a time belongs to the checkpoint before it.
  const given: string[] = [];
  const command = verify
    .command('pack')
    .description(
      'Verifies evidence packs with the verifier of this Gatehouse, not the one in the pack; exits non-zero if one is not ok. Needs no running Gatehouse.',
    )
    .argument('<files...>', 'packs as .tar.gz, or the folders that they were unpacked to');
  for (const [flags, description, isFile] of GIVEN)
    command.option(flags, description, (value: string) => {
      given.push(flags.split(' ')[0]!, isFile ? resolve(value) : value);
      return value;
    });
  command
    .option('--list', 'print what the entries say')
    .option('--python', 'use the verifier in Python')
    .option('--json', 'print JSON')
    .action(async (files: string[], options: { list?: boolean; python?: boolean; json?: boolean }) => {
      const flags = [...(options.list ? ['--list'] : []), ...(options.json ? ['--json'] : [])];
      const scratch = mkdtempSync(join(tmpdir(), 'gatehouse-packs-'));
      try {
        const folders: string[] = [];
        for (const file of files) folders.push(await toFolder(file, scratch));
        const [program, script] = options.python
          ? ['python3', 'verify.py']
          : [process.execPath, 'verify.mjs'];
        const args = [join(VERIFIERS, script), ...given, ...flags, ...folders];
        const { status, error } = spawnSync(program, args, { cwd: scratch, stdio: 'inherit' });
        if (error) throw error;
        process.exitCode = status ?? 1;
      } finally {
        rmSync(scratch, { recursive: true, force: true });
      }
    });
}

/** The folder of a pack: itself, or where it is unpacked to, named after its file. */
async function toFolder(file: string, scratch: string): Promise<string> {
  const path = resolve(file);
  if (!existsSync(path)) throw new Error(`There is no ${file}.`);
  if (statSync(path).isDirectory()) return path;
  const name = basename(file).replace(/\.(tar\.gz|tgz)$/, '');
  const folder = existsSync(join(scratch, name))
    ? mkdtempSync(join(scratch, `${name}-`))
    : join(scratch, name);
  await unpackPack(path, folder);
  return basename(folder);
}
