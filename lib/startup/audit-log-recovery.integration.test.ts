import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { deriveEventId } from '@/lib/ingest/steps/to-record';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { findFreePort } from './find-free-port';
import type { RunningState } from './running-state';
import { killAll, startProcess, untilGone } from './testing/start-process';
import { pidsOf, useBuiltApp } from './testing/use-built-app';

/*
 * The audit log of the built app, killed under load, and of two apps on one database. It needs a build of these very
 * sources; where there is none, it says by whom it is made.
 */
const { built, makeFolder, start } = useBuiltApp('audit');

const BATCH = 40;
const WRITE_FOR_MS = 20_000;

const auditEvent = (id: string) => ({
  kind: 'audit',
  id,
  occurredAt: new Date().toISOString(),
  actor: { type: 'user', id: `user-${id.length % 7}@example.com` },
  action: 'secret.read',
  targets: [{ type: 'secret', id: 'db' }],
  outcome: 'success',
  context: { ip: '192.0.2.7' },
});

/** Sends audit events from several senders until each meets a failure or `isOver`; adds what was acknowledged. */
async function load(state: RunningState, acknowledged: Set<string>, isOver: () => boolean): Promise<void> {
  const run = randomBytes(4).toString('hex');
  let sent = 0;
  const sender = async () => {
    while (!isOver()) {
      sent += 1;
      const ids = Array.from({ length: BATCH }, (_, index) => `${run}-${sent}-${index}`);
      const answer = await fetch(`${state.url}/api/ingest/events?source=recovery`, {
        method: 'POST',
        headers: { authorization: `Bearer ${state.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(ids.map(auditEvent)),
      }).catch(() => null);
      if (answer?.status !== 202) return;
      expect(await answer.json()).toMatchObject({ accepted: BATCH });
      ids.forEach((id) => acknowledged.add(deriveEventId('recovery', id)));
    }
  };
  await Promise.all(Array.from({ length: 4 }, sender));
}

type Verified = { isVerified: boolean; problems: unknown[] };
async function verifyLog(settings: Record<string, string>): Promise<Verified & { code: number | null }> {
  const verify = startProcess(['gatehouse', 'verify', 'audit', '--json'], settings);
  const { code } = await verify.ended;
  const json = verify.output().slice(verify.output().indexOf('{'));
  return { ...(JSON.parse(json) as Verified), code };
}

describe.skipIf(!built)('the audit log', () => {
  const database = useTestDatabase();
  const settingsOf = async (data: string) => ({
    GATEHOUSE_DATA: data,
    GATEHOUSE_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    PORT: String(await findFreePort()),
  });
  const idsInLog = async () => {
    const { rows } = await getPool().query<{ index: string; id: string }>(
      'SELECT leaf_index AS index, id FROM audit_leaf ORDER BY leaf_index',
    );
    expect(rows.map(({ index }) => Number(index))).toEqual(rows.map((_, place) => place));
    return new Set(rows.map(({ id }) => id));
  };
  const untilSequenced = async () => {
    for (;;) {
      const { rowCount } = await getPool().query('SELECT 1 FROM audit_pending LIMIT 1');
      if (rowCount === 0) return;
      await sleep(100);
    }
  };

  it('has every entry that was acknowledged before kill -9 amid the load, in one order without a gap', async () => {
    const settings = await settingsOf(makeFolder());
    const acknowledged = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      const { started, state } = await start(settings);
      const before = acknowledged.size;
      const killing = (async () => {
        while (acknowledged.size < before + 30 * BATCH) await sleep(20);
        killAll(pidsOf(state));
      })();
      await load(state, acknowledged, () => false);
      await killing;
      await started.ended;
      expect(await untilGone(pidsOf(state))).toEqual([]);
    }
    const { started } = await start(settings);
    await untilSequenced();
    const there = await idsInLog();
    expect([...acknowledged].filter((id) => !there.has(id))).toEqual([]);
    expect(await verifyLog(settings)).toMatchObject({ isVerified: true, problems: [], code: 0 });
    started.child.kill('SIGTERM');
    await started.ended;
  });

  it('is one order and one tree, whichever of two instances wrote', async () => {
    const [one, other] = [await settingsOf(makeFolder()), await settingsOf(makeFolder())];
    const instances = await Promise.all([start(one), start(other)]);
    const acknowledged = new Set<string>();
    const end = Date.now() + WRITE_FOR_MS;
    await Promise.all(instances.map(({ state }) => load(state, acknowledged, () => Date.now() >= end)));
    await untilSequenced();
    const there = await idsInLog();
    expect([...acknowledged].filter((id) => !there.has(id))).toEqual([]);
    for (const settings of [one, other])
      expect(await verifyLog(settings)).toMatchObject({ isVerified: true, problems: [], code: 0 });
    for (const { started } of instances) started.child.kill('SIGTERM');
    await Promise.all(instances.map(({ started }) => started.ended));
  });
});
