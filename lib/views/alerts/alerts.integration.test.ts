import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { accountActor } from '@/lib/auth/account-actor';
import { alertListQuerySchema } from '@/lib/domain/read-models/alerts';
import type { Actor } from '@/lib/domain/roles';
import { makeNotification } from '@/lib/notify/testing/make-notification';
import { enqueueNotification } from '@/lib/store/alerting/enqueue-notification';
import { getPrisma } from '@/lib/store/database';
import { makeAlert } from '@/lib/store/testing/make-alert';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { withTransaction } from '@/lib/store/transaction';
import { actorOf } from '../testing/test-actor';
import { getAlert } from './get-alert';
import { listAlerts } from './list-alerts';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const at = (time: string) => new Date(`2026-11-21T${time}:00Z`);
const viewer = accountActor({ id: randomUUID(), email: 'vi@example.com', name: null, role: 'viewer' });
const ofZone = (zone: string): Actor => ({ ...viewer, zones: [zone] });
const list = (given: object = {}, actor = viewer) =>
  listAlerts(actor, alertListQuerySchema.parse({ from: 'now-24h', to: 'now', ...given }), NOW);
const names = async (given: object = {}, actor = viewer) =>
  (await list(given, actor)).items.map(({ title }) => title);

beforeEach(async () => {
  await getPrisma().alert.deleteMany();
  await getPrisma().alert.createMany({
    data: [
      makeAlert(at('09:00'), { title: 'ticket', severity: 'ticket' }),
      makeAlert(at('08:00'), { title: 'old page' }),
      makeAlert(at('10:00'), { title: 'new page', state: 'acknowledged' }),
      makeAlert(at('07:00'), { title: 'ended', state: 'resolved', resolvedAt: at('07:30') }),
      makeAlert(at('11:00'), { title: 'pending', state: 'pending', openedAt: null }),
      makeAlert(at('11:00'), { title: 'drill', drillId: randomUUID() }),
      makeAlert(at('06:00'), { title: 'elsewhere', zone: 'logistics', severity: 'ticket' }),
      makeAlert(at('05:00'), { title: 'everywhere', zone: null, severity: 'ticket' }),
    ],
  });
});

describe('the list of alerts', () => {
  it('has what is open, pages before tickets, what fires before what somebody has, the newest first, and no drill', async () => {
    expect(await names()).toEqual(['old page', 'new page', 'ticket', 'elsewhere', 'everywhere']);
    expect((await list()).total).toBe(5);
  });

  it('goes on where a page ended, without a gap or a repetition', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 2, cursor });
      seen.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(['old page', 'new page', 'ticket', 'elsewhere', 'everywhere']);
    await expect(list({ cursor: '0~yesterday~1' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('tells of ended ones those that were open within the window', async () => {
    expect(await names({ state: 'resolved' })).toEqual(['ended']);
    expect(
      await names({ state: 'resolved', from: '2026-11-21T07:30:01Z', to: '2026-11-21T09:00:00Z' }),
    ).toEqual([]);
    expect(
      await names({ state: 'resolved', from: '2026-11-21T07:15:00Z', to: '2026-11-21T07:20:00Z' }),
    ).toEqual(['ended']);
  });

  it('shows who is confined to a zone the alerts of this zone and nothing else', async () => {
    expect(await names({}, ofZone('logistics'))).toEqual(['elsewhere']);
    await expect(list({ zone: 'payments' }, ofZone('logistics'))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('one alert', () => {
  it('comes with its way, and with ended ones about the same before those of the same zone', async () => {
    const dedupeKey = 'service=checkout-api';
    const alert = makeAlert(at('09:30'), { dedupeKey });
    const ended = { state: 'resolved', resolvedAt: at('05:00') } as const;
    await getPrisma().alert.createMany({
      data: [
        alert,
        makeAlert(at('02:00'), { ...ended, dedupeKey, title: 'the same' }),
        makeAlert(at('04:00'), { ...ended, title: 'of the zone' }),
        makeAlert(at('04:00'), { ...ended, title: 'of another zone', zone: 'logistics' }),
        makeAlert(at('04:00'), { ...ended, title: 'of another rule', ruleId: 'slow-checks' }),
      ],
    });
    await getPrisma().alertTransition.createMany({
      data: [
        { alertId: alert.id!, at: at('09:30'), fromState: null, toState: 'pending', reason: 'It began.' },
        { alertId: alert.id!, at: at('09:35'), fromState: 'pending', toState: 'firing', reason: 'It lasts.' },
      ],
    });
    const detail = await getAlert(viewer, alert.id!, NOW);
    expect(detail.transitions.map(({ from, to }) => [from, to])).toEqual([
      [null, 'pending'],
      ['pending', 'firing'],
    ]);
    expect(detail.similar.map(({ title }) => title)).toEqual(['the same', 'ended', 'of the zone']);
    expect(detail.window).toEqual({ from: '2026-11-21T08:30:00.000Z', to: '2026-11-21T12:00:00.000Z' });
  });

  it('is not found by who may not see its zone', async () => {
    const alert = makeAlert(at('09:30'));
    await getPrisma().alert.create({ data: alert });
    for (const [actor, id] of [
      [ofZone('logistics'), alert.id!],
      [viewer, randomUUID()],
      [viewer, 'nonsense'],
    ] as const)
      await expect(getAlert(actor, id, NOW)).rejects.toMatchObject({ code: 'not-found' });
  });
});

it('whom an alert was told to is named to those only who answer alerts', async () => {
  const { id } = await getPrisma().alert.findFirstOrThrow({ where: { title: 'old page' } });
  const body = makeNotification({ alertIds: [id] });
  const kept = { settings: {}, isEnabled: true, createdAt: NOW, createdBy: 'ana', updatedAt: NOW };
  const channelId = randomUUID();
  await getPrisma().notificationChannel.create({
    data: { id: channelId, name: 'mail', kind: 'email', ...kept },
  });
  await withTransaction((tx) => enqueueNotification(tx, body, { groupId: null, now: NOW }));
  const lastError = 'ada@example.com: no such mailbox';
  const rest = { why: 'All', state: 'failed', nextAttemptAt: NOW, recipient: 'ada@example.com', lastError };
  await getPrisma().notificationDelivery.create({
    data: { id: randomUUID(), notificationId: body.id, channelId, ...rest },
  });
  const told = async (actor: Actor) => JSON.stringify((await getAlert(actor, id, NOW)).messages);
  expect(await told(actorOf('on-call'))).toContain('ada@example.com');
  expect(await told(viewer)).toContain('no such mailbox');
  expect(await told(viewer)).not.toContain('ada@example.com');
});
