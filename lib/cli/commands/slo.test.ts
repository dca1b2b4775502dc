import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ObjectiveImport } from '@/lib/domain/read-models/objective-import';
import { addSloCommands } from './slo';

const sent: { path: string; body: string }[] = [];
let answer: Partial<ObjectiveImport> = {};
const PROBLEM = {
  severity: 'error',
  path: 'SLO a',
  line: 3,
  message: 'Wrong.',
  remedy: 'Right it.',
} as const;

vi.mock('../connect', () => ({
  connect: () =>
    Promise.resolve({
      send: (path: string, { body }: { body: Uint8Array }) => {
        sent.push({ path, body: new TextDecoder().decode(body) });
        const none = { created: [], changed: [], unchanged: [], removed: [], problems: [], dryRun: false };
        return Promise.resolve(Response.json({ file: 'team.yaml', ...none, ...answer }));
      },
      get: (path: string) => {
        sent.push({ path, body: '' });
        return Promise.resolve({ text: 'kind: SLO\n', objectives: 1, problems: [PROBLEM] });
      },
    }),
}));

let folder: string;
const printed = { out: '', err: '' };
const run = (...words: string[]) => {
  const program = new Command();
  addSloCommands(program);
  return program.parseAsync(['slo', ...words], { from: 'user' });
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slo-'));
  Object.assign(printed, { out: '', err: '' });
  sent.length = 0;
  answer = {};
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((printed.out += String(text))));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((printed.err += String(text))));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
  process.exitCode = undefined;
});

it('sends each file under its own name, whatever folder it lies in', async () => {
  const file = join(folder, 'team.yaml');
  writeFileSync(file, 'kind: SLO # é');
  await run('import', file, '--dry-run', '--adopt');
  expect(sent).toEqual([
    { path: '/api/v1/slos/import?file=team.yaml&dryRun=true&adopt=true', body: 'kind: SLO # é' },
  ]);
  expect(process.exitCode).toBeUndefined();
});

it('fails when something could not be taken over, and says what', async () => {
  const file = join(folder, 'team.yaml');
  writeFileSync(file, 'kind: SLO');
  answer = { problems: [PROBLEM] };
  await run('import', file);
  expect(printed.out).toContain('error: line 3, SLO a: Wrong. Right it.');
  expect(process.exitCode).toBe(1);
});

it('refuses two files of one name, which would take the objectives from each other', async () => {
  await expect(run('import', 'a/team.yaml', 'b/team.yaml')).rejects.toThrow('named team.yaml');
  expect(sent).toEqual([]);
});

it('prints the file alone on standard output, so that it can be piped', async () => {
  await run('export', '--owned-by', 'team.yaml');
  expect(sent[0]!.path).toBe('/api/v1/slos/export?file=team.yaml');
  expect(printed).toEqual({ out: 'kind: SLO\n', err: 'error: line 3, SLO a: Wrong. Right it.\n' });
});

it('writes into a file when it is given one', async () => {
  const file = join(folder, 'out.yaml');
  await run('export', '--file', file);
  expect(readFileSync(file, 'utf8')).toBe('kind: SLO\n');
  expect(printed.out).toBe(`${file}: 1 objectives.\n`);
});
