import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { findFreePort } from '@/lib/startup/find-free-port';
import type { RunningState } from '@/lib/startup/running-state';
import { startProcess, type StartedProcess } from '@/lib/startup/testing/start-process';
import { useBuiltApp } from '@/lib/startup/testing/use-built-app';

/*
 * The command line as a person runs it, against the built app. It needs a build of these very sources; where
 * there is none, say by whom it is made instead of building for minutes within a test.
 */
const { built, makeFolder, start } = useBuiltApp('ingest');

const FILES = 40;
const PER_FILE = 1_500;
const TOTAL = FILES * PER_FILE;

describe.skipIf(!built)('gatehouse ingest of a directory', () => {
  const folder = built ? makeFolder() : '';
  const events = join(folder, 'events');
  let settings: Record<string, string> = {};
  let state: RunningState;

  beforeAll(async () => {
    const occurredAt = new Date(Date.now() - 3_600_000).toISOString();
    for (let file = 0; file < FILES; file += 1) {
      const day = join(events, `day-${String(file % 4)}`);
      mkdirSync(day, { recursive: true });
      const lines = Array.from({ length: PER_FILE }, (_, index) =>
        JSON.stringify({
          kind: 'decision',
          id: `${file}-${index}`,
          occurredAt,
          outcome: 'allow',
          policy: 'resume/authz',
        }),
      );
      writeFileSync(join(day, `part-${file}.ndjson.gz`), gzipSync(lines.join('\n')));
    }
    settings = { GATEHOUSE_DATA: join(folder, 'data'), PORT: String(await findFreePort()) };
    ({ state } = await start(settings));
  });

  const countStored = async () => {
    const query = 'policy=resume/authz&from=now-1d&to=now&limit=1';
    const response = await fetch(`${state.url}/api/v1/events?${query}`, {
      headers: { authorization: `Bearer ${state.token}` },
    });
    return ((await response.json()) as { total: number }).total;
  };
  const ingest = () =>
    startProcess(['gatehouse', 'ingest', events, '--source', 'events', '--json'], settings);

  /** Ends the command when a part of it is stored. */
  async function stopAmid(signal: 'SIGINT' | 'SIGKILL', part: number): Promise<StartedProcess> {
    const command = ingest();
    while ((await countStored()) < TOTAL * part && command.child.exitCode === null) await sleep(20);
    process.kill(-command.child.pid!, signal);
    await command.ended;
    return command;
  }

  it('goes on after Ctrl-C and after a kill where it was, and stores every event once', async () => {
    await stopAmid('SIGINT', 0.1);
    const afterStop = await countStored();
    expect(afterStop).toBeGreaterThan(0);
    expect(afterStop).toBeLessThan(TOTAL);

    await stopAmid('SIGKILL', 0.5);
    const afterKill = await countStored();
    expect(afterKill).toBeGreaterThan(afterStop);
    expect(afterKill).toBeLessThan(TOTAL);

    const last = ingest();
    expect((await last.ended).code).toBe(0);
    expect(await countStored()).toBe(TOTAL);
    const said = JSON.parse(last.output().slice(last.output().indexOf('{\n'))) as {
      accepted: number;
      duplicates: number;
      rejectedTotal: number;
    };
    // Of what the kill cut off, the answer was lost: at most three requests are sent again.
    expect(said.accepted + said.duplicates).toBe(TOTAL);
    expect(said.duplicates).toBeLessThanOrEqual(3 * 2_000);
    expect(said.rejectedTotal).toBe(0);
  });

  it('takes inventories by the name of their format, each file whole or not at all', async () => {
    const files = join(folder, 'inventory');
    mkdirSync(files);
    writeFileSync(
      join(files, 'a.csv.gz'),
      gzipSync('name,owner,environments\nresume-api,team-a,aws-1;gcp-1\nresume-worker,team-a,\n'),
    );
    writeFileSync(join(files, 'b.csv'), 'name,colour\nother,red\n');
    const take = (...more: string[]) =>
      startProcess(['gatehouse', 'ingest', files, '--source', 'inventory-csv', '--json', ...more], settings);
    const read = (output: string) =>
      JSON.parse(output.slice(output.indexOf('{\n'))) as {
        imported: { applied: boolean; changes: { key: string; change: string }[] }[];
        rejected: { file: string; message: string }[];
      };
    const dry = take('--dry-run');
    expect((await dry.ended).code).toBe(1);
    expect(read(dry.output()).imported).toMatchObject([{ applied: false }]);
    const real = take();
    expect((await real.ended).code).toBe(1);
    const { imported, rejected } = read(real.output());
    expect(
      imported.map(({ applied, changes }) => [applied, changes.map(({ key, change }) => [key, change])]),
    ).toEqual([
      [
        true,
        [
          ['resume-api', 'added'],
          ['resume-worker', 'added'],
        ],
      ],
    ]);
    expect(rejected).toEqual([
      { file: join(files, 'b.csv'), message: expect.stringContaining('column colour') as string },
    ]);
  });
});
