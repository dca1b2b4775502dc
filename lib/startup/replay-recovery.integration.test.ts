import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ReplayDetail } from '@/lib/domain/read-models/replay';
import { findFreePort } from './find-free-port';
import type { RunningState } from './running-state';
import { killAll, untilGone, type StartedProcess } from './testing/start-process';
import { pidsOf, useBuiltApp } from './testing/use-built-app';

/* As kill-recovery.integration.test.ts: the built app, started as a person starts it, killed as a machine kills it. */
const { built, makeFolder, start } = useBuiltApp('replay');

const DECISIONS = 12_000;
const POLICY = 'orders';

describe.skipIf(!built)('a replay in the background', () => {
  const dataFolder = built ? makeFolder() : '';
  let state: RunningState;

  async function startHere(): Promise<StartedProcess> {
    const running = await start({ GATEHOUSE_DATA: dataFolder, PORT: String(await findFreePort()) });
    state = running.state;
    return running.started;
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

  it('killed in the middle and started again ends with the right counters, and a candidate that is none ends clearly', async () => {
    const started = await startHere();
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
    await untilGone(pidsOf(state));

    await startHere();
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
