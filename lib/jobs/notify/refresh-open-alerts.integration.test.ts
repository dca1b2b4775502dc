import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PostableAlert } from '@/lib/notify/alertmanager/write-alertmanager-alerts';
import { makeSendOptions } from '@/lib/notify/make-send-options';
import { listen, type Received } from '@/lib/notify/testing/listen';
import { makeNotification } from '@/lib/notify/testing/make-notification';
import { enqueueNotification } from '@/lib/store/alerting/enqueue-notification';
import { getPrisma } from '@/lib/store/database';
import { insertChannel } from '@/lib/store/notifications/change-channels';
import { findChannel } from '@/lib/store/notifications/list-channels';
import { makeAlert } from '@/lib/store/testing/make-alert';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { withTransaction } from '@/lib/store/transaction';
import { refreshOpenAlerts } from './refresh-open-alerts';
import { makeSender, sendDeliveries } from './send-deliveries';

useTestDatabase();

const START = Date.parse('2026-11-21T10:05:00Z');
let nowMs = START;
const clock = () => new Date(nowMs);
const sender = makeSender(
  makeSendOptions({ notifyAllow: ['127.0.0.0/8'], publicUrl: 'https://gatehouse.example.com' }),
  { clock, random: () => 0.5, answeredWithinMs: 10_000 },
);

beforeEach(async () => {
  nowMs = START;
  await getPrisma().notification.deleteMany();
  await getPrisma().notificationChannel.deleteMany();
  await getPrisma().alert.deleteMany();
});

async function addChannel(url: string): Promise<string> {
  const id = randomUUID();
  const settings = { url, username: null };
  const secret = { password: null };
  await withTransaction((tx) =>
    insertChannel(tx, {
      id,
      name: url,
      kind: 'alertmanager',
      settings,
      secret,
      createdBy: 'ana',
      now: clock(),
    }),
  );
  return id;
}

/** Alerts that fire since 10:00, told by the channel in one message. */
async function tell(channelId: string, count: number): Promise<string[]> {
  const alerts = Array.from({ length: count }, () => makeAlert(new Date('2026-11-21T10:00:00Z')));
  await getPrisma().alert.createMany({ data: alerts });
  const alertIds = alerts.map(({ id }) => id as string);
  const body = makeNotification({ alertIds });
  await withTransaction(async (tx) => {
    await enqueueNotification(tx, body, { groupId: null, now: clock() });
    await tx.notificationDelivery.create({
      data: {
        id: randomUUID(),
        notificationId: body.id,
        channelId,
        why: 'Route 1',
        state: 'waiting',
        nextAttemptAt: clock(),
      },
    });
  });
  await Promise.all(await sendDeliveries(sender));
  return alertIds;
}

const toldIn = (requests: readonly Received[]) =>
  requests.flatMap(({ body }) =>
    (body as PostableAlert[]).map(({ labels, endsAt }) => [labels.gatehouse_alert, endsAt] as const),
  );

describe('Alertmanager', () => {
  it('is told of every alert of a message, also of those that the message does not list', async () => {
    const { url, received } = await listen(() => ({ status: 200 }));
    const ids = await tell(await addChannel(url), 230);
    expect(
      toldIn(received)
        .map(([id]) => id)
        .toSorted(),
    ).toEqual(ids.toSorted());
  });

  it('is told again of what is open, so that it does not end there, and of what ended meanwhile', async () => {
    const { url, received } = await listen(() => ({ status: 200 }));
    const channel = await addChannel(url);
    const [open, ended] = await tell(channel, 2);
    await getPrisma().alert.create({ data: makeAlert(clock(), { title: 'never told' }) });
    nowMs = START + 10 * 60_000;
    const resolvedAt = new Date('2026-11-21T10:12:00Z');
    await getPrisma().alert.update({ where: { id: ended! }, data: { state: 'resolved', resolvedAt } });
    received.length = 0;
    await refreshOpenAlerts(sender);
    expect(toldIn(received)).toEqual([
      [ended, '2026-11-21T10:12:00.000Z'],
      [open, '2026-11-21T10:30:00.000Z'],
    ]);
    expect(await findChannel(channel)).toMatchObject({
      refreshedAt: clock().toISOString(),
      refreshError: null,
    });
    // A quarter of an hour after its end nobody has to hear of it any more.
    nowMs = resolvedAt.getTime() + 15 * 60_000;
    received.length = 0;
    await refreshOpenAlerts(sender);
    expect(toldIn(received).map(([id]) => id)).toEqual([open]);
  });

  it('that cannot be told says so on its channel, and delays no other', async () => {
    const broken = await listen(() => ({ status: 500, text: 'disk full' }));
    const fine = await listen(() => ({ status: 200 }));
    const [one, other] = [await addChannel(broken.url), await addChannel(fine.url)];
    const ids = [...(await tell(one, 1)), ...(await tell(other, 1))];
    await getPrisma().notificationDelivery.updateMany({ data: { state: 'delivered' } });
    fine.received.length = 0;
    await refreshOpenAlerts(sender);
    expect(toldIn(fine.received).map(([id]) => id)).toEqual([ids[1]]);
    expect(await findChannel(one)).toMatchObject({
      refreshedAt: null,
      refreshError: expect.stringContaining('500: disk full'),
    });
  });

  it('that is paused is left alone', async () => {
    const { url, received } = await listen(() => ({ status: 200 }));
    const channel = await addChannel(url);
    await tell(channel, 1);
    await getPrisma().notificationChannel.update({ where: { id: channel }, data: { isEnabled: false } });
    received.length = 0;
    await refreshOpenAlerts(sender);
    expect(received).toEqual([]);
  });
});
