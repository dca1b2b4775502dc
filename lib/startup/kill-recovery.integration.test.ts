import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveEventId } from '@/lib/ingest/steps/to-record';
import { findFreePort } from './find-free-port';
import type { RunningState } from './running-state';
import { killAll, startProcess, untilGone } from './testing/start-process';
import { pidsOf, useBuiltApp, type StartedApp } from './testing/use-built-app';

/*
 * The built app, started as a person starts it, killed as a machine kills it. It needs a build of these very
 * sources; where there is none, say by whom it is made instead of building for minutes within a test.
 */
const { built, makeFolder, start, startInVain } = useBuiltApp('kill');

const BATCH = 25;

describe.skipIf(!built)('Gatehouse, killed', () => {
  const dataFolder = built ? makeFolder() : '';
  const policy = 'kill/authz';
  let settings: Record<string, string> = {};
  let running: StartedApp;
  const acknowledged = new Set<string>();
  const unanswered: string[][] = [];

  const decision = (id: string) => ({
    decision_id: id,
    timestamp: new Date().toISOString(),
    path: policy,
    labels: { id: 'opa-1', app: 'checkout' },
    input: { method: 'GET', path: '/', user: 'alice' },
    result: id.endsWith('0'),
    metrics: { timer_server_handler_ns: 1_000_000 },
  });
  const request = (path: string, init: RequestInit = {}) =>
    fetch(`${running.state.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${running.state.token}`, 'content-type': 'application/json' },
    });
  async function send(ids: string[]): Promise<{ accepted: number; duplicates: number } | null> {
    const response = await request('/api/ingest/opa/logs', {
      method: 'POST',
      body: JSON.stringify(ids.map(decision)),
    });
    return response.status === 202
      ? ((await response.json()) as { accepted: number; duplicates: number })
      : null;
  }

  /** Sends batches from several senders until each meets a failure; calls `kill` amid them. */
  async function loadUntilKilled(kill: () => void): Promise<void> {
    const run = randomBytes(4).toString('hex');
    let sent = 0;
    let answered = 0;
    const sender = async () => {
      for (;;) {
        sent += 1;
        const ids = Array.from({ length: BATCH }, (_, index) => `${run}-${sent}-${index}`);
        const answer = await send(ids).catch(() => null);
        if (!answer) return void unanswered.push(ids);
        ids.forEach((id) => acknowledged.add(id));
        answered += 1;
        if (answered === 40) kill();
      }
    };
    await Promise.all(Array.from({ length: 6 }, sender));
    expect(answered).toBeGreaterThanOrEqual(40);
  }

  /** The ids of all stored events, each as often as it is there. */
  async function listStored(): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const query = new URLSearchParams({
        policy,
        from: 'now-1h',
        to: 'now',
        limit: '500',
        ...(cursor && { cursor }),
      });
      const page = (await (await request(`/api/v1/events?${query.toString()}`)).json()) as {
        items: { id: string }[];
        total: number;
        nextCursor: string | null;
      };
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      if (!cursor) expect(page.total).toBe(ids.length);
    } while (cursor);
    return ids;
  }

  async function verifyRollups() {
    const verify = startProcess(['gatehouse', 'verify', 'rollups'], settings);
    return { ...(await verify.ended), output: verify.output() };
  }

  beforeAll(async () => {
    settings = { GATEHOUSE_DATA: dataFolder, PORT: String(await findFreePort()) };
    running = await start(settings);
  });

  it.each([
    ['the app', (state: RunningState) => [state.appPid]],
    ['the database', (state: RunningState) => [state.databasePid]],
    ['everything at once', pidsOf],
  ])(
    'by kill -9 of %s amid its work, loses nothing that it acknowledged and counts nothing twice',
    async (_, whom) => {
      const { started, state } = running;
      await loadUntilKilled(() => killAll(whom(state)));
      const ended = await started.ended;
      expect(ended.code).not.toBe(0);
      expect(await untilGone(pidsOf(state))).toEqual([]);

      running = await start(settings);
      const before = await listStored();
      expect(new Set(before).size).toBe(before.length);
      const there = new Set(before);
      expect([...acknowledged].filter((id) => !there.has(deriveEventId('opa', id)))).toEqual([]);

      // Who got no answer sends again: what was stored unseen is a duplicate.
      for (const ids of unanswered.splice(0)) {
        const answer = (await send(ids))!;
        expect(answer.accepted + answer.duplicates).toBe(BATCH);
        ids.forEach((id) => acknowledged.add(id));
      }
      const after = await listStored();
      expect(after.toSorted()).toEqual([...acknowledged].map((id) => deriveEventId('opa', id)).toSorted());
      const verified = await verifyRollups();
      expect(verified.output).toMatch(/ 0 differences/);
      expect(verified.code).toBe(0);
    },
  );

  it('is not started twice on its folder: the second start says that the first one runs', async () => {
    const second = await startInVain({ ...settings, PORT: String(await findFreePort()) });
    expect(second.code).toBe(1);
    expect(second.output).toContain(`already running on ${dataFolder}`);
    expect(second.output).toContain(String(running.state.supervisorPid));
    expect((await request('/api/health')).status).toBe(200);
  });

  it('says that its port is taken', async () => {
    const second = await startInVain({ ...settings, GATEHOUSE_DATA: makeFolder() });
    expect(second.code).toBe(1);
    expect(second.output).toMatch(new RegExp(`Port ${settings.PORT} is in use\\. .*set PORT`));
    expect(second.output).not.toMatch(/^\s+at /m);
  });

  it('ends at Ctrl-C amid its work with everything it started, and starts again where it was', async () => {
    const { started, state } = running;
    await loadUntilKilled(() => {
      // A terminal sends the signal to the whole group.
      process.kill(-started.child.pid!, 'SIGINT');
    });
    expect(await started.ended).toEqual({ code: 0, signal: null });
    // A busy sender does not hold it up until its time is over.
    expect(started.output()).not.toContain('is killed');
    expect(await untilGone([started.child.pid!, ...pidsOf(state)], 1_000)).toEqual([]);
    running = await start(settings);
    const there = new Set(await listStored());
    expect([...acknowledged].filter((id) => !there.has(deriveEventId('opa', id)))).toEqual([]);
    running.started.child.kill('SIGTERM');
    expect((await running.started.ended).code).toBe(0);
    expect(await untilGone(pidsOf(running.state), 1_000)).toEqual([]);
  });
});

describe.skipIf(!built)('a start with a wrong setting', () => {
  let closed = 0;
  beforeAll(async () => {
    closed = await findFreePort();
  });

  it.each([
    ['PORT', () => 'eighty', /^PORT is wrong: .+ Set PORT to a number/m],
    [
      'DATABASE_URL',
      () => 'mysql://root@db/x',
      /^DATABASE_URL is wrong: .+ Set DATABASE_URL to postgresql:/m,
    ],
    [
      'DATABASE_URL',
      () => `postgresql://nobody:x@127.0.0.1:${closed}/x`,
      /^DATABASE_URL is wrong: .+ECONNREFUSED/m,
    ],
    ['GATEHOUSE_URL', () => 'gatehouse.example.com', /^GATEHOUSE_URL is wrong: .+ Set GATEHOUSE_URL to/m],
  ])('of %s stops with a sentence that names it and the remedy', async (name, value, sentence) => {
    const failed = await startInVain({
      GATEHOUSE_DATA: makeFolder(),
      PORT: String(await findFreePort()),
      [name]: value(),
    });
    expect(failed.code).toBe(1);
    expect(failed.output).toMatch(sentence);
    expect(failed.output).not.toMatch(/^\s+at /m);
  });

  it('lets a server stay on the port that it could not have', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(closed, listening));
    const failed = await startInVain({ GATEHOUSE_DATA: makeFolder(), PORT: String(closed) });
    expect(failed.code).toBe(1);
    expect(server.listening).toBe(true);
    server.close();
  });
});
