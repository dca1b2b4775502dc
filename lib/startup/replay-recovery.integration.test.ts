import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReplayDetail } from '@/lib/domain/read-models/replay';
import { isBuilt } from './bootstrap/freshness.mjs';
import { findFreePort } from './find-free-port';
import type { RunningState } from './running-state';
import { killAll, startProcess, untilGone, untilRunning } from './testing/start-process';

/* As kill-recovery.integration.test.ts: the built app, started as a person starts it, killed as a machine kills it. */
const built = isBuilt(process.cwd());
const HOW = 'node lib/startup/bootstrap/run.mjs prepare';
if (!built && process.env.CI)
  it('needs the built app', () => expect.unreachable(`Build the app before this test: ${HOW}`));
else if (!built) it.skip(`is not run: the app is not built from these sources (${HOW})`);

const DECISIONS = 12_000;
const POLICY = 'orders';

describe.skipIf(!built)('a replay in the background', () => {
  const pids = new Set<number | null>();
  const dataFolder = built ? mkdtempSync(join(tmpdir(), 'gatehouse-replay-')) : '';
  // Temporary folders are closed to others, and PostgreSQL may run as another user.
  if (built) chmodSync(dataFolder, 0o755);
  let state: RunningState;

  async function start() {
    const settings = { GATEHOUSE_DATA: dataFolder, PORT: String(await findFreePort()) };
    const started = startProcess(['start'], settings);
    pids.add(started.child.pid ?? null);
    state = await untilRunning(started, dataFolder);
    for (const pid of [state.supervisorPid, state.appPid, state.databasePid]) pids.add(pid);
    return started;
  }
  const request = (path: string, init: RequestInit = {}) =>
    fetch(`${state.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${state.token}`, 'content-type': 'application/json' },
    });
  const look = async (id: string) => (await (await request(`/api/v1/replays/${id}`)).json()) as ReplayDetail;
  async function untilRun(id: string, isThere: (run: ReplayDetail) => boolean): Promise<ReplayDetail> {
    for (;;) {
      const run = await look(id);
      if (isThere(run)) return run;
      await sleep(100);
    }
  }
  const startReplay = async (files: Record<string, string>) => {
    const response = await request('/api/v1/replays', {
      method: 'POST',
      body: JSON.stringify({ policy: POLICY, candidate: { engine: 'cedar', files } }),
    });
    expect(response.status).toBe(200);
    return ((await response.json()) as { id: string }).id;
  };

  afterAll(async () => {
    killAll([...pids]);
    await untilGone([...pids]);
    rmSync(dataFolder, { recursive: true, force: true });
  });

  it('killed in the middle and started again ends with the right counters, and a candidate that is none ends clearly', async () => {
    const started = await start();
    const now = Date.now();
    for (let first = 0; first < DECISIONS; first += 2_000)
      await request('/api/ingest/cedar', {
        method: 'POST',
        body: JSON.stringify(
          Array.from({ length: 2_000 }, (_, offset) => ({
            id: `d-${first + offset}`,
            timestamp: new Date(now - (first + offset)).toISOString(),
            policy_store: POLICY,
            request: {
              principal: `User::"u-${(first + offset) % 4}"`,
              action: 'Action::"view"',
              resource: 'Order::"o"',
              context: {},
              entities: [],
            },
            // A half was allowed: the even ones.
            response: { decision: (first + offset) % 2 === 0 ? 'Allow' : 'Deny', diagnostics: {} },
          })),
        ),
      });
    const id = await startReplay({ 'a.cedar': 'permit(principal == User::"u-1", action, resource);' });
    await untilRun(id, ({ progress }) => progress.done > 0);
    killAll([state.appPid]);
    await started.ended;
    await untilGone([state.appPid, state.databasePid, state.supervisorPid]);

    await start();
    const before = await look(id);
    expect(before.state).toBe('running');
    expect(before.progress.done).toBeLessThan(DECISIONS);
    const broken = await startReplay({ 'b.cedar': 'permit(principal' });
    const ended = await untilRun(id, ({ state: now }) => now !== 'queued' && now !== 'running');
    // Of each four u-1 alone is allowed now, and was denied; u-0 and u-2 were allowed.
    expect(ended).toMatchObject({ state: 'done', error: null });
    expect(ended.counts).toEqual({
      total: DECISIONS,
      unchanged: DECISIONS / 4,
      allowToDeny: DECISIONS / 2,
      denyToAllow: DECISIONS / 4,
      errors: 0,
      newlyDecided: 0,
      notReplayable: 0,
    });
    const flips = (await (await request(`/api/v1/replays/${id}/flips?limit=1`)).json()) as { total: number };
    expect(flips.total).toBe((3 * DECISIONS) / 4);
    const failed = await untilRun(broken, ({ state: now }) => now === 'failed');
    expect(failed.error).toMatch(/^b\.cedar line 1/);
    expect((await request('/api/health')).status).toBe(200);
  });
});
