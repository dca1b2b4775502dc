import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Notification } from '@/lib/domain/alerting/notification';
import { makeSendOptions } from '@/lib/notify/make-send-options';
import { listen, listenRaw, type Answer } from '@/lib/notify/testing/listen';
import { makeNotification } from '@/lib/notify/testing/make-notification';
import { getPrisma } from '@/lib/store/database';
import { insertChannel } from '@/lib/store/notifications/change-channels';
import { findChannel } from '@/lib/store/notifications/list-channels';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { withTransaction } from '@/lib/store/transaction';
import { writeAlert, writeGroup } from '../alerting/testing/write-alerting';
import { makeSender, sendDeliveries, type Sender } from './send-deliveries';
import { tidyNotifications } from './tidy-notifications';

useTestDatabase();

const START = Date.parse('2026-11-21T10:00:00Z');
const MINUTE = 60_000;
let nowMs = START;
const clock = () => new Date(nowMs);
const options = makeSendOptions({
  notifyAllow: ['127.0.0.0/8'],
  publicUrl: 'https://gatehouse.example.com',
});
const senderOf = (given: Parameters<typeof makeSender>[1] = {}): Sender =>
  makeSender(options, { clock, random: () => 0.5, answeredWithinMs: 10_000, ...given });

beforeEach(async () => {
  nowMs = START;
  await getPrisma().notification.deleteMany();
  await getPrisma().notificationChannel.deleteMany();
});

async function addChannel(url: string, name = url): Promise<string> {
  const id = randomUUID();
  const secret = { url: `${url}/services/T0/B0/only-for-tests` };
  await withTransaction((tx) =>
    insertChannel(tx, { id, name, kind: 'slack', settings: {}, secret, createdBy: 'ana', now: clock() }),
  );
  return id;
}

/** A message with a delivery to each channel. */
async function tell(
  channelIds: string[],
  given: Partial<Notification> & { groupId?: string; recipient?: string } = {},
): Promise<string> {
  const { groupId = null, recipient = '', ...rest } = given;
  const body = makeNotification(rest);
  await getPrisma().notification.create({
    data: {
      id: body.id,
      groupId,
      kind: body.kind,
      category: body.category,
      severity: body.severity,
      body,
      createdAt: clock(),
      routedAt: clock(),
      deliveries: {
        create: channelIds.map((channelId) => ({
          id: randomUUID(),
          channelId,
          recipient,
          why: 'Route 1',
          state: 'waiting',
          nextAttemptAt: clock(),
        })),
      },
    },
  });
  return body.id;
}

const send = async (sender: Sender) => {
  await Promise.all(await sendDeliveries(sender));
};
const deliveriesOf = (notificationId: string) =>
  getPrisma().notificationDelivery.findMany({
    where: { notificationId },
    include: { log: { orderBy: { id: 'asc' } } },
  });
const messageIdOf = (text: string) => /message ([0-9a-f-]{36})/.exec(text)?.[1];

/** A receiver that keeps the ids of the messages it took. */
async function receiver(answer: (attempt: number) => Answer = () => ({ status: 200, text: 'ok' })) {
  const ids: (string | undefined)[] = [];
  const { url } = await listen(({ text }) => {
    ids.push(messageIdOf(text));
    return answer(ids.length);
  });
  return { url, ids };
}

describe('a delivery', () => {
  it('arrives once, with what is known of it in the log and on the channel', async () => {
    const { url, ids } = await receiver();
    const channel = await addChannel(url);
    const id = await tell([channel]);
    await send(senderOf());
    await send(senderOf());
    expect(ids).toEqual([id]);
    expect(await deliveriesOf(id)).toMatchObject([
      {
        state: 'delivered',
        attempts: 1,
        finishedAt: clock(),
        leasedUntil: null,
        log: [{ outcome: 'delivered', status: 200, detail: expect.stringMatching(/answers 200: ok$/) }],
      },
    ]);
    expect(await findChannel(channel)).toMatchObject({
      failures: 0,
      failingSince: null,
      lastDeliveredAt: clock().toISOString(),
    });
  });

  it.each([
    ['500', { status: 500, text: 'rollup_error' }],
    ['a web page', { status: 200, text: '<!doctype html><title>Login</title>' }],
    ['404, while somebody may set the channel right', { status: 404, text: 'no_service' }],
    ['a redirection into the machine', { status: 302, headers: { location: 'http://169.254.169.254/' } }],
  ])('that is answered with %s is tried again later, and later each time', async (_name, answer) => {
    const { url, ids } = await receiver((attempt) => (attempt < 3 ? answer : { status: 200, text: 'ok' }));
    const channel = await addChannel(url);
    const id = await tell([channel]);
    const sender = senderOf();
    await send(sender);
    expect(await deliveriesOf(id)).toMatchObject([
      { state: 'waiting', attempts: 1, nextAttemptAt: new Date(START + 5_000) },
    ]);
    expect(await findChannel(channel)).toMatchObject({ failures: 1, failingSince: clock().toISOString() });
    nowMs = START + 4_999;
    await send(sender);
    expect(ids).toHaveLength(1);
    nowMs = START + 5_000;
    await send(sender);
    expect(await deliveriesOf(id)).toMatchObject([{ attempts: 2, nextAttemptAt: new Date(START + 15_000) }]);
    nowMs = START + 15_000;
    await send(sender);
    expect(ids).toEqual([id, id, id]);
    expect(await deliveriesOf(id)).toMatchObject([
      { state: 'delivered', log: [{ outcome: 'retry' }, { outcome: 'retry' }, { outcome: 'delivered' }] },
    ]);
    expect(await findChannel(channel)).toMatchObject({ failures: 0, failingSince: null });
  });

  it('that its receiver does not take as it is fails at once', async () => {
    const { url, ids } = await receiver(() => ({ status: 400, text: 'invalid_payload' }));
    const id = await tell([await addChannel(url)]);
    await send(senderOf());
    nowMs += 60 * MINUTE;
    await send(senderOf());
    expect(ids).toHaveLength(1);
    expect(await deliveriesOf(id)).toMatchObject([
      { state: 'failed', lastError: expect.stringContaining('400: invalid_payload') },
    ]);
  });

  it('is given up after a day, and counts as failed', async () => {
    const { url } = await receiver(() => ({ status: 503 }));
    const id = await tell([await addChannel(url)]);
    const sender = senderOf();
    for (nowMs = START; nowMs <= START + 25 * 60 * MINUTE; nowMs += 60 * MINUTE) await send(sender);
    const [delivery] = await deliveriesOf(id);
    expect(delivery).toMatchObject({ state: 'failed', lastError: expect.stringMatching(/503.+Given up/) });
    // At 0, 60, … 1440 minutes.
    expect(delivery!.log).toHaveLength(25);
  });

  it('of a test says after one attempt how that went', async () => {
    const { url, ids } = await receiver(() => ({ status: 503 }));
    const id = await tell([await addChannel(url)], { kind: 'test' });
    await send(senderOf());
    expect(ids).toHaveLength(1);
    expect(await deliveriesOf(id)).toMatchObject([{ state: 'failed', attempts: 1 }]);
  });

  it('of a message that nobody can read any more fails, and holds up none behind it', async () => {
    const { url, ids } = await receiver();
    const channel = await addChannel(url);
    const unreadable = await tell([channel]);
    await getPrisma().notification.update({ where: { id: unreadable }, data: { body: { title: 'old' } } });
    nowMs += 1;
    const next = await tell([channel]);
    await send(senderOf());
    expect(ids).toEqual([next]);
    expect(await deliveriesOf(unreadable)).toMatchObject([{ state: 'failed' }]);
  });

  it('keeps the end of a group behind its beginning', async () => {
    const { url, ids } = await receiver((attempt) => (attempt === 1 ? { status: 500 } : { status: 200 }));
    const channel = await addChannel(url);
    const groupId = randomUUID();
    const firing = await tell([channel], { groupId });
    nowMs += 1_000;
    const resolved = await tell([channel], { groupId, kind: 'resolved' });
    const other = await tell([channel], { severity: 'ticket' });
    const sender = senderOf();
    await send(sender);
    expect(ids).toEqual([firing, other]);
    nowMs += 10_000;
    await send(sender);
    expect(ids).toEqual([firing, other, firing, resolved]);
  });

  it('that cannot be put into words is set aside: what comes after it goes on, and it is tried again', async () => {
    const names: unknown[] = [];
    const { url } = await listen(({ body }) => {
      names.push(...(body as { labels: { alertname: string } }[]).map(({ labels }) => labels.alertname));
      return { status: 200 };
    });
    const channel = randomUUID();
    const settings = { url, username: null };
    const about = { id: channel, name: 'Alertmanager', kind: 'alertmanager' as const, settings };
    await withTransaction((tx) =>
      insertChannel(tx, { ...about, secret: { password: null }, createdBy: 'ana', now: clock() }),
    );
    const groupId = randomUUID();
    const alertId = randomUUID();
    await writeGroup(groupId);
    await writeAlert(alertId, groupId);
    const unfit = await tell([channel], { groupId, alertIds: [alertId] });
    await getPrisma().notificationAlert.create({ data: { notificationId: unfit, alertId } });
    // A state of another version.
    await getPrisma().alert.update({ where: { id: alertId }, data: { state: 'novel' } });
    nowMs += 1_000;
    const reminder = await tell([channel], { groupId, kind: 'reminder' });
    const sender = senderOf();
    await send(sender);
    await send(sender);
    expect(names).toEqual(['Gatehouse reminder']);
    expect(await deliveriesOf(reminder)).toMatchObject([{ state: 'delivered' }]);
    expect(await deliveriesOf(unfit)).toMatchObject([
      {
        state: 'waiting',
        attempts: 1,
        setAsideAt: clock(),
        nextAttemptAt: new Date(nowMs + 5_000),
        lastError: expect.stringMatching(/^An error of Gatehouse itself: /),
        log: [{ outcome: 'retry' }],
      },
    ]);
    await getPrisma().alert.update({ where: { id: alertId }, data: { state: 'firing' } });
    nowMs += 5_000;
    await send(sender);
    expect(names).toEqual(['Gatehouse reminder', 'Mass denials']);
    expect(await deliveriesOf(unfit)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });

  it('that was set aside until its end was delivered is not sent any more, and says so', async () => {
    const { url, ids } = await receiver();
    const channel = await addChannel(url);
    const groupId = randomUUID();
    const firing = await tell([channel], { groupId });
    await getPrisma().notificationDelivery.updateMany({
      where: { notificationId: firing },
      data: { setAsideAt: clock(), attempts: 1, nextAttemptAt: new Date(START + 5_000) },
    });
    nowMs += 1_000;
    const resolved = await tell([channel], { groupId, kind: 'resolved' });
    const sender = senderOf();
    await send(sender);
    nowMs = START + 5_000;
    await send(sender);
    expect(ids).toEqual([resolved]);
    expect(await deliveriesOf(firing)).toMatchObject([
      { state: 'failed', lastError: expect.stringContaining('set aside until its end was delivered') },
    ]);
  });

  it('is not held by a clock that was hours ahead, but for as long as any wait may be', async () => {
    const { url, ids } = await receiver();
    const channel = await addChannel(url);
    const [ahead, asked] = [await tell([channel]), await tell([channel])];
    const waitsUntil = (notificationId: string, ms: number) =>
      getPrisma().notificationDelivery.updateMany({
        where: { notificationId },
        data: { nextAttemptAt: new Date(ms) },
      });
    // An hour that a receiver asked for and the second that is spread over: no wait is longer.
    await waitsUntil(ahead, START + 3_601_001);
    await waitsUntil(asked, START + 3_601_000);
    const sender = senderOf();
    await send(sender);
    expect(ids).toEqual([ahead]);
    nowMs = START + 3_601_000;
    await send(sender);
    expect(ids).toEqual([ahead, asked]);
  });

  it('names no secret, even where its receiver repeats one', async () => {
    const { url } = await listen(({ path }) => ({ status: 500, text: `no such hook: ${path}` }));
    const id = await tell([await addChannel(url)]);
    await send(senderOf());
    const stored = JSON.stringify(await deliveriesOf(id), (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(stored).toContain('no such hook');
    expect(stored).not.toContain('only-for-tests');
    expect(stored).not.toContain('services/T0');
  });
});

describe('a receiver', () => {
  it('that hangs delays no other, and is not asked twice at once', async () => {
    const open: (() => void)[] = [];
    let asked = 0;
    const hanging = await listenRaw((_request, response) => {
      asked += 1;
      open.push(() => response.writeHead(200).end('ok'));
    });
    const fine = await receiver();
    const closing = await listenRaw((request) => request.socket.destroy());
    const [slow, quick, broken] = [
      await addChannel(hanging.url, 'hangs'),
      await addChannel(fine.url, 'fine'),
      await addChannel(closing.url, 'closes'),
    ];
    const ids = [await tell([slow, quick, broken]), await tell([slow, quick, broken])];
    const sender = senderOf();
    const started = await sendDeliveries(sender);
    await expect.poll(() => fine.ids.length, { timeout: 10_000 }).toBe(2);
    await expect.poll(() => open.length, { timeout: 10_000 }).toBe(1);
    await expect.poll(async () => (await findChannel(broken))!.failures, { timeout: 10_000 }).toBe(2);
    // Looking again starts nothing where it hangs.
    await send(sender);
    expect(asked).toBe(1);
    expect(fine.ids.toSorted()).toEqual(ids.toSorted());
    expect(await findChannel(slow)).toMatchObject({ lastDeliveredAt: null, failingSince: null });
    open.shift()!();
    await expect.poll(() => open.length, { timeout: 10_000 }).toBe(1);
    open.shift()!();
    await Promise.all(started);
    expect(await findChannel(slow)).toMatchObject({ failures: 0, lastDeliveredAt: clock().toISOString() });
  });

  it('that never answers is let go after its time, with a sentence', async () => {
    const { url } = await listenRaw(() => undefined);
    const channel = await addChannel(url);
    const id = await tell([channel]);
    await send(senderOf({ answeredWithinMs: 50 }));
    expect(await deliveriesOf(id)).toMatchObject([
      {
        state: 'waiting',
        log: [{ outcome: 'retry', status: null, detail: expect.stringContaining('in time') }],
      },
    ]);
    expect(await findChannel(channel)).toMatchObject({ lastError: expect.stringContaining('in time') });
  });

  it('that answers 429 is left alone for as long as it says, with everything that waits for it', async () => {
    const { url, ids } = await receiver((attempt) =>
      attempt === 1 ? { status: 429, headers: { 'retry-after': '120' } } : { status: 200, text: 'ok' },
    );
    const channel = await addChannel(url);
    const first = await tell([channel]);
    nowMs += 1;
    const second = await tell([channel]);
    const sender = senderOf();
    await send(sender);
    nowMs = START + 119_000;
    await send(sender);
    expect(ids).toEqual([first]);
    nowMs = START + 121_000;
    await send(sender);
    expect(ids).toEqual([first, first, second]);
  });

  it('that was left alone by a clock that was ahead is asked again once the clock is set back', async () => {
    const { url, ids } = await receiver((attempt) =>
      attempt === 1 ? { status: 429, headers: { 'retry-after': '120' } } : { status: 200, text: 'ok' },
    );
    const channel = await addChannel(url);
    const sender = senderOf();
    nowMs = START + 5 * 60 * MINUTE;
    const first = await tell([channel]);
    await send(sender);
    nowMs = START;
    await send(sender);
    expect(ids).toEqual([first, first]);
  });

  it('is not reached at an internal address that nobody allowed', async () => {
    const inner = await receiver();
    const id = await tell([await addChannel(inner.url)]);
    const guarded = makeSender(makeSendOptions({ notifyAllow: [], publicUrl: options.publicUrl }), { clock });
    await send(guarded);
    expect(inner.ids).toEqual([]);
    expect(await deliveriesOf(id)).toMatchObject([
      { state: 'waiting', lastError: expect.stringContaining('GATEHOUSE_NOTIFY_ALLOW') },
    ]);
  });
});

describe('several senders', () => {
  it('share what is due, and send nothing twice', async () => {
    const { url, ids } = await receiver();
    const channel = await addChannel(url);
    const told: string[] = [];
    for (let index = 0; index < 40; index += 1) told.push(await tell([channel]));
    await Promise.all([senderOf(), senderOf(), senderOf()].map(send));
    expect(ids.toSorted()).toEqual(told.toSorted());
  });

  it('take over what a dead one held when its lease ends, not before', async () => {
    const { url, ids } = await receiver();
    const id = await tell([await addChannel(url)]);
    await getPrisma().notificationDelivery.updateMany({
      data: { leasedBy: 'a dead one', leasedUntil: new Date(START + MINUTE) },
    });
    await send(senderOf());
    nowMs = START + MINUTE - 1;
    await send(senderOf());
    expect(ids).toEqual([]);
    nowMs = START + MINUTE;
    await send(senderOf());
    expect(ids).toEqual([id]);
  });
});

describe('pages', () => {
  it('go before tickets, and the older one first', async () => {
    const { url, ids } = await receiver();
    const channel = await addChannel(url);
    const ticket = await tell([channel], { severity: 'ticket' });
    nowMs += 1;
    const first = await tell([channel]);
    nowMs += 1;
    const second = await tell([channel]);
    await send(senderOf());
    expect(ids[0]).toBe(first);
    expect(ids.toSorted()).toEqual([ticket, first, second].toSorted());
  });
});

describe('a paused channel', () => {
  it('is sent nothing but tests; what waits for a day is given up', async () => {
    const { url, ids } = await receiver();
    const channel = await addChannel(url);
    await getPrisma().notificationChannel.update({ where: { id: channel }, data: { isEnabled: false } });
    const id = await tell([channel]);
    const test = await tell([channel], { kind: 'test' });
    await send(senderOf());
    expect(ids).toEqual([test]);
    nowMs = START + 24 * 60 * MINUTE + 1;
    await tidyNotifications(clock());
    expect(await deliveriesOf(id)).toMatchObject([
      { state: 'failed', lastError: 'Given up: the message is a day old.' },
    ]);
  });
});

it('messages are kept for eight weeks, and longer while they wait', async () => {
  const { url } = await receiver();
  const channel = await addChannel(url);
  const sent = await tell([channel]);
  await send(senderOf());
  nowMs = START + 56 * 24 * 60 * MINUTE;
  await tidyNotifications(clock());
  expect(await deliveriesOf(sent)).toHaveLength(1);
  nowMs += 1;
  await tidyNotifications(clock());
  expect(await getPrisma().notification.count({ where: { id: sent } })).toBe(0);
  expect(await getPrisma().notificationAttempt.count()).toBe(0);
});
