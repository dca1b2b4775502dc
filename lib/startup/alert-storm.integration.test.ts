import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { notificationSchema, type Notification } from '@/lib/domain/alerting/notification';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { findFreePort } from './find-free-port';
import type { RunningState } from './running-state';
import { killAll, untilGone } from './testing/start-process';
import { pidsOf, useBuiltApp } from './testing/use-built-app';

/*
 * Two apps on one database in a storm of alerts, one of them killed in the middle of it, and a real receiver. It needs a
 * build of these very sources; where there is none, it says by whom it is made.
 */
const { built, makeFolder, start } = useBuiltApp('storm');

const ALERTS = 5_000;
const FIRST = 40;

async function post(
  state: RunningState,
  path: string,
  body: unknown,
  method: 'POST' | 'PUT' = 'POST',
): Promise<unknown> {
  const answer = await fetch(`${state.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${state.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}

/** A receiver that takes everything and keeps it in the order in which it came. */
async function receive(): Promise<{ url: string; port: number; messages: Notification[]; end: () => void }> {
  const messages: Notification[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = z
        .object({ data: notificationSchema })
        .safeParse(JSON.parse(Buffer.concat(pieces).toString()));
      if (body.success) messages.push(body.data.data);
      response.writeHead(204).end();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  const end = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/hook`, port, messages, end };
}

/** Checks that found certificates wrong, each an alert of its own. */
const drifts = (from: number, to: number, zoneOf: (index: number) => string) => {
  const now = new Date().toISOString();
  return Array.from({ length: to - from }, (_, offset) => {
    const index = from + offset;
    return {
      kind: 'drift',
      id: `certificate-${index}`,
      outcome: 'detected',
      occurredAt: now,
      detectedAt: now,
      startedAt: now,
      driftId: `certificate-${index}`,
      type: 'certificate',
      zone: zoneOf(index),
    };
  });
};

const RULE = {
  name: 'Certificates are wrong',
  detector: 'expiring-certificates',
  scope: { zones: [], services: [], environments: [], policies: [] },
  severity: 'page',
  threshold: { days: 7 },
  dynamic: null,
  forMinutes: 0,
  keepFiringMinutes: 0,
  cooldownMinutes: 0,
  dedupeBy: ['zone', 'service', 'environment', 'item'],
  labels: {},
  runbook: null,
  isEnabled: true,
};

describe.skipIf(!built)('a storm of alerts', () => {
  const database = useTestDatabase();
  const settingsOf = async (receiverPort: number) => ({
    GATEHOUSE_DATA: makeFolder(),
    GATEHOUSE_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
    GATEHOUSE_NOTIFY_ALLOW: `127.0.0.1:${receiverPort}`,
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    PORT: String(await findFreePort()),
  });

  it('reaches people although instances are killed in it: every alert once, twice at most, in few messages', async () => {
    const receiver = await receive();
    const told = () => receiver.messages.filter(({ kind }) => kind === 'firing' || kind === 'storm');
    const settings = [await settingsOf(receiver.port), await settingsOf(receiver.port)] as const;
    const [one, other] = await Promise.all([start(settings[0]), start(settings[1])]);
    await post(other.state, '/api/v1/notification-channels', {
      kind: 'webhook',
      name: 'Receiver',
      settings: { url: receiver.url },
    });
    const ready = '/api/v1/alert-rules/expiring-certificates';
    await post(other.state, ready, { ...RULE, isEnabled: false, revision: 1 }, 'PUT');
    await post(other.state, '/api/v1/alert-rules', RULE);

    const ingest = '/api/ingest/events?source=checks';
    await post(
      other.state,
      ingest,
      drifts(0, FIRST, (index) => `zone-${index}`),
    );
    // The first of many messages has come: whoever sends the others may be gone now.
    while (told().length === 0) await sleep(20);
    killAll(pidsOf(one.state));
    await one.started.ended;
    expect(await untilGone(pidsOf(one.state))).toEqual([]);

    await post(
      other.state,
      ingest,
      drifts(FIRST, ALERTS, (index) => `zone-${index % 500}`),
    );
    const third = await start(settings[0]);
    // The alerts of the storm are stored, and what tells of them is on its way.
    for (;;) {
      const { rows } = await getPool().query<{ count: number }>('SELECT count(*)::int AS count FROM alert');
      if (rows[0]!.count >= ALERTS) break;
      await sleep(100);
    }
    killAll(pidsOf(other.state));
    await other.started.ended;

    const ids = () => told().flatMap(({ alertIds }) => alertIds);
    while (new Set(ids()).size < ALERTS) await sleep(100);
    // Whoever takes over what the killed one had in its hands does so within the time of a lease.
    const { rows } = await getPool().query<{ id: string }>(
      `SELECT id FROM alert WHERE rule_id <> 'expiring-certificates' AND detector = 'expiring-certificates'`,
    );
    for (;;) {
      const waiting = await getPool().query(
        `SELECT 1 FROM notification WHERE routed_at IS NULL UNION ALL
           SELECT 1 FROM notification_delivery WHERE state = 'waiting' LIMIT 1`,
      );
      if (waiting.rowCount === 0) break;
      await sleep(200);
    }
    const times = new Map<string, number>();
    for (const id of ids()) times.set(id, (times.get(id) ?? 0) + 1);
    expect(rows).toHaveLength(ALERTS);
    expect(rows.filter(({ id }) => !times.has(id))).toEqual([]);
    expect(Math.max(...times.values())).toBeLessThanOrEqual(2);
    expect(new Set(receiver.messages.map(({ id }) => id)).size).toBeLessThan(100);
    // What came twice came as the same message, which a receiver can tell by its id.
    const { rows: decided } = await getPool().query<{ count: number }>(
      `SELECT max(count)::int AS count FROM (SELECT count(*) FROM notification_alert t JOIN notification n ON n.id = t.notification_id
           WHERE n.kind IN ('firing', 'storm') GROUP BY t.alert_id) AS told`,
    );
    expect(decided[0]!.count).toBe(1);
    third.started.child.kill('SIGTERM');
    await third.started.ended;
    receiver.end();
  });
});
