import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '@/lib/domain/alerting/routing';
import { notificationListQuerySchema } from '@/lib/domain/read-models/notifications';
import { getPrisma } from '@/lib/store/database';
import { listUnreachedMessages } from '@/lib/store/routing/list-unreached-messages';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { actorOf } from '@/lib/views/testing/test-actor';
import { getNotification } from '@/lib/views/notifications/get-notification';
import { listNotifications } from '@/lib/views/notifications/list-notifications';
import { routeNotifications } from './route-notifications';
import {
  readDeliveries,
  uuid,
  writeAlert,
  writeChannel,
  writeEscalation,
  writeGroup,
  writeMessage,
  writePerson,
  writeRotation,
  writeTree,
} from './testing/write-alerting';

useTestDatabase();

const [MAIL, CHAT, OPS, ADA, BOB, ROTA, LADDER] = [1, 2, 3, 11, 12, 21, 31].map(uuid) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
/** Ada's turn. */
const NOW = new Date('2026-11-01T12:00:00Z');
const clock = { now: NOW, newId: randomUUID };
const run = () => routeNotifications(clock);
const unreached = (notificationId: string) =>
  getPrisma().notificationUnreached.findUnique({ where: { notificationId } });

const route = (id: string, over: Partial<Route> = {}): Route => ({
  id,
  name: id,
  matchers: [],
  receivers: [],
  continue: false,
  children: [],
  ...over,
});
const TREE = route('All', {
  children: [
    route('Health', {
      matchers: [{ field: 'category', operator: '=', value: 'product-health' }],
      receivers: [{ channel: OPS }],
    }),
    route('Lab', { matchers: [{ field: 'zone', operator: '=', value: 'lab' }] }),
    route('Pages', {
      matchers: [{ field: 'severity', operator: '=', value: 'page' }],
      receivers: [{ escalation: LADDER }, { channel: CHAT }],
    }),
    route('Tickets', {
      matchers: [{ field: 'severity', operator: '=', value: 'ticket' }],
      receivers: [{ rotation: ROTA }],
    }),
  ],
});
const ADA_IS_PAGED =
  'mail ada@example.com: All › Pages (severity is page): escalation Ladder, rotation Responders';
const CHAT_IS_TOLD = 'chat: All › Pages (severity is page)';

/** A firing message about one new alert in a group of its own. */
async function fire(
  alert: Parameters<typeof writeAlert>[2] = {},
  kind: 'firing' | 'storm' | 'no-data' = 'firing',
) {
  const [groupId, alertId, id] = [randomUUID(), randomUUID(), randomUUID()];
  await writeGroup(groupId);
  await writeAlert(alertId, groupId, alert);
  await writeMessage(id, kind, [alertId], { groupId, now: NOW });
  return { groupId, alertId, id };
}

beforeAll(async () => {
  await writeChannel(MAIL, 'mail', 'email');
  await writeChannel(CHAT, 'chat', 'slack');
  await writeChannel(OPS, 'ops', 'webhook');
  await writePerson(ADA, 'ada');
  await writePerson(BOB, 'bob', 'administrator');
  await writeRotation(ROTA, [ADA, BOB], { name: 'Responders' });
  await writeEscalation(LADDER, {
    name: 'Ladder',
    steps: [
      { afterMinutes: 0, receivers: [{ rotation: ROTA }] },
      { afterMinutes: 15, receivers: [{ person: 'bob@example.com' }] },
    ],
    repeatTimes: 0,
    repeatAfterMinutes: 30,
  });
  await writeTree(1, TREE);
});

describe('a message', () => {
  it.each(['firing', 'storm', 'no-data'] as const)(
    'of kind %s goes by the routes of its alerts, and begins the escalation of pages',
    async (kind) => {
      const { groupId, id } = await fire({}, kind);
      expect(await run()).toBe(1);
      expect(await readDeliveries(id)).toEqual([CHAT_IS_TOLD, ADA_IS_PAGED]);
      const runs = await getPrisma().escalationRun.findMany({ where: { groupId } });
      expect(runs).toMatchObject([
        { escalationId: LADDER, step: 1, round: 0, endedAt: null, nextAt: new Date('2026-11-01T12:15:00Z') },
      ]);
      expect(await unreached(id)).toBeNull();
    },
  );

  it('of a ticket begins no escalation', async () => {
    const { groupId, id } = await fire({ severity: 'ticket' });
    await run();
    expect(await readDeliveries(id)).toEqual([
      'mail ada@example.com: All › Tickets (severity is ticket): rotation Responders',
    ]);
    expect(await getPrisma().escalationRun.count({ where: { groupId } })).toBe(0);
  });

  it('goes to the receivers of all of its alerts, each once', async () => {
    const [ticket, page, id] = [randomUUID(), randomUUID(), randomUUID()];
    await writeAlert(ticket, null, { severity: 'ticket' });
    await writeAlert(page, null);
    await writeMessage(id, 'firing', [ticket, page], { now: NOW });
    await run();
    const [chat, mail, ...others] = await readDeliveries(id);
    expect(chat).toBe(CHAT_IS_TOLD);
    // The rows of the alerts come in no order.
    expect(mail).toContain('All › Pages (severity is page): escalation Ladder, rotation Responders');
    expect(mail).toContain('All › Tickets (severity is ticket): rotation Responders');
    expect(others).toEqual([]);
  });

  it('about Gatehouse itself goes to the channel of its own', async () => {
    const { id } = await fire({ category: 'product-health' });
    await run();
    expect(await readDeliveries(id)).toEqual(['ops: All › Health (category is product-health)']);
  });

  it('that its alerts are over goes to those who were told that they fire, whoever is on call by then', async () => {
    const { groupId, alertId, id } = await fire();
    await run();
    const resolved = randomUUID();
    const later = new Date('2026-11-02T12:00:00Z');
    await writeMessage(resolved, 'resolved', [alertId], { groupId, now: later });
    await routeNotifications({ ...clock, now: later });
    expect(await readDeliveries(id)).toHaveLength(2);
    expect(await readDeliveries(resolved)).toEqual([
      'chat: was told that it fires',
      'mail ada@example.com: was told that it fires',
    ]);
  });

  it('that its alerts are over goes to nobody whose account was disabled since', async () => {
    const { groupId, alertId } = await fire();
    await run();
    const resolved = randomUUID();
    await writeMessage(resolved, 'resolved', [alertId], { groupId, now: NOW });
    await getPrisma().account.update({ where: { id: ADA }, data: { disabledAt: NOW } });
    await run();
    await getPrisma().account.update({ where: { id: ADA }, data: { disabledAt: null } });
    expect(await readDeliveries(resolved)).toEqual(['chat: was told that it fires']);
  });

  it('that comes after more steps goes to everybody who was told by then', async () => {
    const { groupId, alertId } = await fire();
    await run();
    await getPrisma().escalationRun.updateMany({ where: { groupId }, data: { step: 2 } });
    const reminder = randomUUID();
    await writeMessage(reminder, 'reminder', [alertId], { groupId, now: NOW });
    await run();
    expect(await readDeliveries(reminder)).toEqual([
      CHAT_IS_TOLD,
      ADA_IS_PAGED,
      'mail bob@example.com: All › Pages (severity is page): escalation Ladder',
    ]);
    expect(await getPrisma().escalationRun.count({ where: { groupId } })).toBe(1);
  });

  it.each(['silence-expiring', 'report'] as const)(
    'of kind %s goes to the person that it names',
    async (kind) => {
      const id = randomUUID();
      await writeMessage(id, kind, [], {
        now: NOW,
        severity: 'ticket',
        labels: { owner: 'Bob@example.com' },
      });
      await run();
      expect(await readDeliveries(id)).toEqual(['mail bob@example.com: answers for it']);
    },
  );

  it.each(['silence-expiring', 'report', 'test'] as const)(
    'of kind %s without a person goes by the routes',
    async (kind) => {
      const id = randomUUID();
      await writeMessage(id, kind, [], {
        now: NOW,
        severity: 'ticket',
        labels: { owner: 'gone@example.com' },
      });
      await run();
      expect(await readDeliveries(id)).toEqual([
        'mail ada@example.com: All › Tickets (severity is ticket): rotation Responders',
      ]);
    },
  );

  it('that reaches nobody is marked, with the reasons', async () => {
    const { id } = await fire({ zone: 'lab' });
    expect(await run()).toBe(1);
    expect(await readDeliveries(id)).toEqual([]);
    expect(await unreached(id)).toMatchObject({
      at: NOW,
      reachedNobody: true,
      reasons: ['The route All › Lab (zone is lab) has no receiver.'],
    });
    // It is not tried again: who should have had it is told on the screen.
    expect(await run()).toBe(0);
  });

  it('that reaches some says whom it did not', async () => {
    await getPrisma().notificationChannel.update({ where: { id: CHAT }, data: { isEnabled: false } });
    const { id } = await fire();
    await run();
    await getPrisma().notificationChannel.update({ where: { id: CHAT }, data: { isEnabled: true } });
    expect(await readDeliveries(id)).toEqual([ADA_IS_PAGED]);
    expect(await unreached(id)).toMatchObject({
      reachedNobody: false,
      reasons: ['The channel chat is paused.'],
    });
  });

  it('that another version wrote is marked, shown, and holds no other', async () => {
    const broken = randomUUID();
    const data = { id: broken, kind: 'firing', category: 'trust', severity: 'page', createdAt: NOW };
    await getPrisma().notification.create({ data: { ...data, body: { some: 'thing' } } });
    const { id } = await fire();
    const novel = Array.from({ length: 4 }, () => ({ ...data, id: randomUUID(), kind: 'novel', body: {} }));
    await getPrisma().notification.createMany({ data: novel });
    expect(await run()).toBe(6);
    expect(await unreached(broken)).toMatchObject({ reachedNobody: true });
    expect(await readDeliveries(id)).toHaveLength(2);
    const query = notificationListQuerySchema.parse({ state: 'unreached' });
    const { items } = await listNotifications(actorOf('administrator'), query);
    expect(items.find((each) => each.id === broken)).toMatchObject({
      title: 'A message that cannot be read',
      severity: 'page',
      unreached: ['The message was written by another version and cannot be read.'],
    });
    expect(await getNotification(actorOf('administrator'), broken)).toMatchObject({ body: null });
  });
});

describe('routing', () => {
  it('that broke off in the middle left nothing behind and is done again', async () => {
    const { groupId, id } = await fire();
    let made = 0;
    const breaking = () => {
      made += 1;
      // The run and the first delivery have ids by then.
      if (made === 3) throw new Error('the machine stops');
      return randomUUID();
    };
    expect(await routeNotifications({ now: NOW, newId: breaking })).toBe(0);
    expect(await readDeliveries(id)).toEqual([]);
    expect(await getPrisma().escalationRun.count({ where: { groupId } })).toBe(0);
    expect(await run()).toBe(1);
    expect(await readDeliveries(id)).toEqual([CHAT_IS_TOLD, ADA_IS_PAGED]);
  });

  it('sets aside what fails for a lasting reason, however many, and holds up no other', async () => {
    // No alert has such an id: looking for it fails each time.
    const broken: string[] = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const id = randomUUID();
        await writeMessage(id, 'firing', [], { now: NOW });
        const { body } = await getPrisma().notification.findUniqueOrThrow({ where: { id } });
        const unfit = { ...(body as object), alertIds: ['no id'] };
        await getPrisma().notification.update({ where: { id }, data: { body: unfit } });
        return id;
      }),
    );
    const { id } = await fire();
    expect(await run()).toBe(1);
    expect(await readDeliveries(id)).toHaveLength(2);
    const rows = () => getPrisma().notification.findMany({ where: { id: { in: broken } } });
    for (const row of await rows())
      expect(row).toMatchObject({
        routedAt: null,
        routeFailures: 1,
        routeAfter: NOW,
        routeError: expect.stringMatching(/^Its receivers could not be chosen: .+ It is set aside/),
      });
    // At once, then after 5 seconds, and no sooner.
    const at = (seconds: number) =>
      routeNotifications({ ...clock, now: new Date(NOW.getTime() + seconds * 1_000) });
    await at(0);
    await at(4.999);
    expect((await rows()).map(({ routeFailures }) => routeFailures)).toEqual([2, 2, 2, 2, 2, 2]);
    await at(5);
    expect((await rows()).map(({ routeFailures }) => routeFailures)).toEqual([3, 3, 3, 3, 3, 3]);

    // It is shown with its reason, and one that a clock wrote that was ahead is tried as well.
    const admin = actorOf('administrator');
    const shown = await listNotifications(admin, notificationListQuerySchema.parse({ state: 'unreached' }));
    const aside = shown.items.filter(({ routedAt }) => routedAt === null);
    expect(aside.map(({ id: each }) => each).toSorted()).toEqual(broken.toSorted());
    const [first] = aside;
    expect(first!.unreached[0]).toMatch(/^Its receivers could not be chosen/);
    expect((await getNotification(admin, first!.id)).unreached).toEqual(first!.unreached);
    const listed = await listUnreachedMessages(new Date(NOW.getTime() - 1), 100);
    expect(listed.items.filter(({ id: each }) => broken.includes(each))).toHaveLength(6);
    expect(listed.items.find(({ id: each }) => each === first!.id)).toMatchObject({
      reachedNobody: true,
      reasons: first!.unreached,
    });

    const whole = (await getPrisma().notification.findUniqueOrThrow({ where: { id: broken[0]! } })).body;
    const mended = { ...(whole as object), alertIds: [] };
    await getPrisma().notification.updateMany({
      where: { id: { in: broken } },
      data: { body: mended, routeAfter: new Date(NOW.getTime() + 3_600_000) },
    });
    expect(await at(6)).toBe(6);
    expect(await readDeliveries(broken[0]!)).not.toEqual([]);
  });

  it('by several at once hands each message to each receiver once', async () => {
    const fired = [];
    for (let each = 0; each < 12; each += 1) fired.push(await fire());
    const counts = await Promise.all([run(), run(), run()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12);
    for (const { id, groupId } of fired) {
      expect(await readDeliveries(id)).toEqual([CHAT_IS_TOLD, ADA_IS_PAGED]);
      expect(await getPrisma().escalationRun.count({ where: { groupId } })).toBe(1);
    }
  });
});
