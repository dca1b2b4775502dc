import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addVectorsCommand } from './vectors';

let folder: string;
let printed: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vectors-'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
  process.exitCode = undefined;
});

async function run(...args: string[]): Promise<string> {
  const program = new Command();
  addVectorsCommand(program);
  await program.parseAsync(['vectors', ...args], { from: 'user' });
  return printed;
}

const ladder = (expected: unknown) =>
  JSON.stringify({
    suite: 'ladder',
    tolerance: { rel: 1e-9 },
    cases: [{ id: 'zero', input: { window_s: 2_592_000, target: '1' }, expected }],
  });

it('says what passed, also from folders below', async () => {
  mkdirSync(join(folder, 'slo'));
  writeFileSync(join(folder, 'slo', 'a.json'), ladder({ max_burn_rate: 'inf' }));
  writeFileSync(join(folder, 'README.md'), 'no vectors');
  expect(await run(folder)).toBe('ladder: 1 passed, 0 failed\n1 passed, 0 failed\n');
  expect(process.exitCode).toBeUndefined();
});

it('names each field that failed and ends with an error', async () => {
  writeFileSync(join(folder, 'a.json'), ladder({ max_burn_rate: 1_000, rungs: [] }));
  const lines = (await run(folder)).split('\n');
  expect(lines[0]).toBe('ladder: 0 passed, 1 failed');
  expect(lines[1]).toBe('  ladder zero max_burn_rate: expected 1000, got "inf"');
  expect(lines[2]).toMatch(/^ {2}ladder zero rungs: expected \[\], got \[\{/);
  expect(process.exitCode).toBe(1);
});

it('keeps infinite values in JSON', async () => {
  writeFileSync(join(folder, 'a.json'), ladder({ max_burn_rate: 1_000 }));
  expect(JSON.parse(await run(folder, '--json'))).toMatchObject({
    passed: 0,
    failed: 1,
    suites: [
      { failures: [{ id: 'zero', mismatches: [{ path: 'max_burn_rate', expected: 1_000, got: 'inf' }] }] },
    ],
  });
});

it('refuses a folder that is none or has no vectors', async () => {
  await expect(run(join(folder, 'none'))).rejects.toThrow('is no folder');
  await expect(run(folder)).rejects.toThrow('There is no *.json file');
});
