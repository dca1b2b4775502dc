import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { accountActor } from '@/lib/auth/account-actor';
import type { AddChannelInput } from '@/lib/domain/alerting/channels/channel-input';
import { notificationListQuerySchema } from '@/lib/domain/read-models/notifications';
import type { Actor, Role } from '@/lib/domain/roles';
import { getPrisma } from '@/lib/store/database';
import { findChannel } from '@/lib/store/notifications/list-channels';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getNotification } from '@/lib/views/notifications/get-notification';
import { listNotificationChannels } from '@/lib/views/notifications/list-notification-channels';
import { listNotifications } from '@/lib/views/notifications/list-notifications';
import { makeNotification } from '@/lib/notify/testing/make-notification';
import { addChannel } from './add-channel';
import { changeChannel } from './change-channel';
import { removeChannel } from './remove-channel';
import { testChannel } from './test-channel';

useTestDatabase();

const NOW = new Date('2026-11-21T10:00:00Z');
const occasion = () => ({ now: NOW, newId: randomUUID, from: { ip: null, userAgent: null } });
const actorOf = (role: Role): Actor =>
  accountActor({ id: randomUUID(), email: `${role}@example.com`, name: role, role });
const admin = actorOf('administrator');
const PUBLIC = 'https://gatehouse.example.com';

const MAIL: AddChannelInput = {
  kind: 'email',
  name: 'On-call mail',
  settings: {
    host: 'smtp.example.com',
    port: 587,
    security: 'starttls',
    username: 'gatehouse',
    from: 'gatehouse@example.com',
    to: ['oncall@example.com'],
  },
  secret: { password: 'only-for-tests' },
};
const HOOK: AddChannelInput = {
  kind: 'webhook',
  name: 'Hook',
  settings: { url: 'https://hooks.example.com/in' },
};

beforeEach(async () => {
  await getPrisma()
    .auditEntry.deleteMany()
    .catch(() => undefined);
  await getPrisma().notification.deleteMany();
  await getPrisma().notificationChannel.deleteMany();
  await getPrisma().routingTree.deleteMany();
});

const add = async (input: AddChannelInput = MAIL) => (await addChannel(admin, input, occasion())).id;
const entriesOf = async (action: string, id: string) =>
  (await getPrisma().auditEntry.findMany({ where: { action } })).filter(({ targets }) =>
    JSON.stringify(targets).includes(id),
  );

describe('a channel', () => {
  it('is listed with where it leads, and its secret with nothing: not in the list, the store or the audit log', async () => {
    const id = await add();
    const { items } = await listNotificationChannels(admin);
    expect(items).toMatchObject([
      {
        id,
        kind: 'email',
        state: 'unused',
        target: 'oncall@example.com by smtp.example.com',
        isReadable: true,
      },
    ]);
    const row = await getPrisma().notificationChannel.findUniqueOrThrow({ where: { id } });
    const everywhere = JSON.stringify([items, await entriesOf('channel.added', id), row.settings]);
    expect(everywhere).not.toContain('only-for-tests');
    expect(Buffer.from(row.secret!).toString()).toMatch(/^v1\./);
    expect((await findChannel(id))?.secret).toEqual({ password: 'only-for-tests' });
  });

  it('shows its settings to nobody who may not change them', async () => {
    await add();
    for (const role of ['viewer', 'on-call', 'reviewer'] as const)
      expect((await listNotificationChannels(actorOf(role))).items).toMatchObject([{ settings: null }]);
    expect((await listNotificationChannels(admin)).items[0]!.settings).toMatchObject({
      username: 'gatehouse',
    });
  });

  it('that is a webhook gets a key to sign with, shown once, unless one is given', async () => {
    const made = await addChannel(admin, HOOK, occasion());
    expect(made.signingKey).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect((await findChannel(made.id))?.secret).toEqual({ signingKey: made.signingKey });
    const signingKey = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const given = await addChannel(admin, { ...HOOK, name: 'Other', secret: { signingKey } }, occasion());
    expect(given.signingKey).toBeNull();
  });

  it('has a name of its own', async () => {
    await add();
    await expect(add({ ...MAIL, name: 'on-call MAIL' })).rejects.toMatchObject({ code: 'conflict' });
    const hook = await add(HOOK);
    await expect(changeChannel(admin, hook, { name: 'On-call mail' }, occasion())).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('keeps its secret when it is changed, but takes it to no other host', async () => {
    const id = await add();
    await changeChannel(admin, id, { settings: { ...MAIL.settings, to: [] } }, occasion());
    expect((await findChannel(id))?.secret).toEqual({ password: 'only-for-tests' });
    for (const settings of [
      { ...MAIL.settings, host: 'smtp.elsewhere.example' },
      { ...MAIL.settings, port: 25 },
      { ...MAIL.settings, security: 'none' },
    ])
      await expect(changeChannel(admin, id, { settings }, occasion())).rejects.toMatchObject({
        code: 'invalid-input',
        details: { path: 'secret' },
      });
    const settings = { ...MAIL.settings, host: 'smtp.elsewhere.example' };
    await changeChannel(admin, id, { settings, secret: { password: 'another-one' } }, occasion());
    expect(await findChannel(id)).toMatchObject({ settings: { host: 'smtp.elsewhere.example' } });
    const entries = JSON.stringify(await entriesOf('channel.changed', id));
    expect(entries).toContain('"secret":"changed"');
    expect(entries).not.toContain('another-one');
  });

  it('says of each wrong field where it stands', async () => {
    const id = await add();
    await expect(
      changeChannel(admin, id, { settings: { ...MAIL.settings, from: 'nobody' } }, occasion()),
    ).rejects.toMatchObject({ issues: [{ path: ['settings', 'from'] }] });
  });

  it('is paused, and what waits for it is due at once when it goes on', async () => {
    const id = await add();
    await changeChannel(admin, id, { isEnabled: false }, occasion());
    expect((await listNotificationChannels(admin)).items).toMatchObject([{ state: 'paused' }]);
    await testChannel(admin, id, { publicUrl: PUBLIC }, occasion());
    await getPrisma().notificationDelivery.updateMany({ data: { nextAttemptAt: new Date('2027-01-01') } });
    await changeChannel(admin, id, { isEnabled: true }, occasion());
    expect(await getPrisma().notificationDelivery.findMany()).toMatchObject([{ nextAttemptAt: NOW }]);
  });

  it('is not removed while a route names it, and counts what it did not send when it is', async () => {
    const id = await add();
    const root = { id: 'root', name: 'Everything', matchers: [], continue: false, children: [] };
    await getPrisma().routingTree.create({
      data: { version: 1, tree: { ...root, receivers: [{ channel: id }] }, at: NOW, by: 'ana' },
    });
    expect((await listNotificationChannels(admin)).items).toMatchObject([{ uses: ['route Everything'] }]);
    await expect(removeChannel(admin, id, occasion())).rejects.toMatchObject({
      code: 'conflict',
      message: 'On-call mail is used by route Everything.',
    });
    await getPrisma().routingTree.create({
      data: { version: 2, tree: { ...root, receivers: [] }, at: NOW, by: 'ana' },
    });
    await testChannel(admin, id, { publicUrl: PUBLIC }, occasion());
    await removeChannel(admin, id, occasion());
    expect(await findChannel(id)).toBeNull();
    expect(await entriesOf('channel.removed', id)).toMatchObject([{ changes: { kind: 'email', unsent: 1 } }]);
    await expect(removeChannel(admin, id, occasion())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is changed by administrators of all zones only', async () => {
    const id = await add();
    const confined: Actor = { ...admin, zones: ['payments'] };
    for (const actor of [actorOf('viewer'), actorOf('on-call'), actorOf('reviewer'), confined]) {
      await expect(addChannel(actor, HOOK, occasion())).rejects.toMatchObject({ code: 'forbidden' });
      await expect(changeChannel(actor, id, { name: 'x' }, occasion())).rejects.toMatchObject({
        code: 'forbidden',
      });
      await expect(removeChannel(actor, id, occasion())).rejects.toMatchObject({ code: 'forbidden' });
      await expect(testChannel(actor, id, { publicUrl: PUBLIC }, occasion())).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
  });
});

describe('a test', () => {
  it('is one message with one delivery, past all routes', async () => {
    const id = await add();
    const { notificationId } = await testChannel(
      admin,
      id,
      { recipient: 'ana@example.com', publicUrl: PUBLIC },
      occasion(),
    );
    expect(await getNotification(admin, notificationId)).toMatchObject({
      kind: 'test',
      routedAt: '2026-11-21T10:00:00.000000Z',
      alerts: 0,
      deliveries: [
        {
          channelId: id,
          recipient: 'ana@example.com',
          state: 'waiting',
          why: 'Test by administrator',
          log: [],
        },
      ],
    });
    expect(await entriesOf('channel.tested', id)).toHaveLength(1);
  });

  it('goes to one person by e-mail only', async () => {
    const id = await add(HOOK);
    await expect(
      testChannel(admin, id, { recipient: 'ana@example.com', publicUrl: PUBLIC }, occasion()),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('what was sent', () => {
  const list = (given: object = {}, actor = admin) =>
    listNotifications(actor, notificationListQuerySchema.parse(given));

  /** A message about a zone, at a minute, with a delivery to a person. */
  async function tell(
    zone: string | null,
    minute: number,
    channelId: string,
    state = 'delivered',
  ): Promise<string> {
    const body = makeNotification({ zone });
    const at = new Date(NOW.getTime() + minute * 60_000);
    const { id, kind, category, severity } = body;
    await getPrisma().notification.create({ data: { id, kind, category, severity, body, createdAt: at } });
    await getPrisma().notificationDelivery.create({
      data: {
        id: randomUUID(),
        notificationId: id,
        channelId,
        recipient: 'ana@example.com',
        why: 'Route 1',
        state,
        nextAttemptAt: at,
        lastError: state === 'failed' ? 'No such user: ana@example.com' : null,
        log: { create: { at, outcome: state, detail: 'to ana@example.com', tookMs: 3 } },
      },
    });
    return id;
  }

  it('is listed newest first, page by page, by channel and by state', async () => {
    const [mail, hook] = [await add(), await add(HOOK)];
    const ids = [
      await tell('payments', 3, mail),
      await tell('payments', 2, hook, 'failed'),
      await tell('payments', 1, mail, 'failed'),
    ];
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 2, cursor });
      expect(page.total).toBe(3);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(ids);
    expect((await list({ channel: mail })).items.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    expect((await list({ channel: mail, state: 'failed' })).items.map(({ id }) => id)).toEqual([ids[2]]);
    await expect(list({ cursor: 'x' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('says which messages reached nobody, and why', async () => {
    const mail = await add();
    const id = await tell('payments', 1, mail);
    await tell('payments', 2, mail);
    await getPrisma().notificationUnreached.create({
      data: { notificationId: id, at: NOW, reachedNobody: true, reasons: ['No route has a receiver.'] },
    });
    expect((await list({ state: 'unreached' })).items).toMatchObject([
      { id, unreached: ['No route has a receiver.'] },
    ]);
  });

  it('is told to an actor of some zones as far as it is about these', async () => {
    const mail = await add();
    const [inside, outside, everywhere] = [
      await tell('payments', 1, mail),
      await tell('logistics', 2, mail),
      await tell(null, 3, mail),
    ];
    const confined: Actor = { ...admin, zones: ['payments'] };
    expect((await list({}, confined)).items.map(({ id }) => id)).toEqual([inside]);
    for (const id of [outside, everywhere, randomUUID(), 'x'])
      await expect(getNotification(confined, id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('names the addresses of people to those who answer alerts only', async () => {
    const id = await tell('payments', 1, await add(), 'failed');
    expect(JSON.stringify(await getNotification(actorOf('on-call'), id))).toContain('ana@example.com');
    for (const what of [await getNotification(actorOf('viewer'), id), await list({}, actorOf('viewer'))])
      expect(JSON.stringify(what)).not.toContain('ana@example.com');
  });
});
