import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import type { SilenceInput } from '@/lib/domain/alerting/silence';
import { getPool, getPrisma } from '@/lib/store/database';
import { listActiveSilences } from '@/lib/store/silences/list-active-silences';
import { recordHidden } from '@/lib/store/silences/record-hidden';
import { makeAlert } from '@/lib/store/testing/make-alert';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { inTransaction } from '@/lib/store/in-transaction';
import { findAlert } from '@/lib/store/alerting/find-alert';
import { readMarkers } from '@/lib/views/changes/read-markers';
import { listSilenceRows } from '@/lib/views/silences/list-silence-rows';
import { listSilencesOfAlert } from '@/lib/views/silences/list-silences-of-alert';
import { previewSilence } from '@/lib/views/silences/preview-silence';
import { actorOf } from '@/lib/views/testing/test-actor';
import { writeEvents } from '@/lib/views/testing/write-events';
import { addSilence } from './add-silence';
import { changeSilence } from './change-silence';
import { endSilence } from './end-silence';

useTestDatabase();

const timeOf = (clock: string) => new Date(`2026-11-21T${clock}:00Z`);
const at = (clock: string): Occasion => ({
  now: timeOf(clock),
  newId: randomUUID,
  from: { ip: null, userAgent: null },
});
const onCall = actorOf('on-call');
const ofPayments = actorOf('on-call', ['payments']);
const ofIdentity = actorOf('on-call', ['identity']);

const INPUT: SilenceInput = {
  kind: 'silence',
  matchers: [{ field: 'zone', operator: '=', value: 'payments' }],
  startsAt: '2026-11-21T09:00:00Z',
  endsAt: '2026-11-21T12:00:00Z',
  recurrence: null,
  reason: 'The gateway is replaced.',
  owner: 'ada@example.com',
};
const add = (given: Partial<SilenceInput> = {}, clock = '09:30') =>
  addSilence(onCall, { ...INPUT, ...given }, at(clock));
/** What the audit entries about a silence say, the last one last. */
const entriesAbout = async (id: string) =>
  (
    await getPool().query<{ action: string; changes: Record<string, unknown> }>(
      'SELECT action, changes FROM audit_entry WHERE targets @> $1 ORDER BY occurred_at',
      [JSON.stringify([{ type: 'silence', id }])],
    )
  ).rows;
const denial = (id: string, clock: string, given: object = {}) => ({
  kind: 'decision',
  id,
  occurredAt: timeOf(clock).toISOString(),
  outcome: 'deny',
  zone: 'payments',
  service: 'checkout-api',
  policy: 'payments/pci_egress',
  ...given,
});

beforeEach(async () => {
  await getPrisma().silence.deleteMany();
  await getPrisma().alert.deleteMany();
  await getPool().query('TRUNCATE event_key, event, rollup');
});

describe('a silence that is made', () => {
  it('begins now where it should have begun, is listed while it holds, and is an audit entry', async () => {
    const { id } = await add();
    expect((await listActiveSilences(timeOf('09:29'))).map((each) => each.id)).toEqual([]);
    expect(await listActiveSilences(timeOf('09:30'))).toMatchObject([
      { id, startsAtMs: timeOf('09:30').getTime(), endsAtMs: timeOf('12:00').getTime() },
    ]);
    expect(await listActiveSilences(timeOf('12:00'))).toEqual([]);
    expect(await entriesAbout(id)).toMatchObject([
      { action: 'silence.added', changes: { owner: { from: null, to: 'ada@example.com' } } },
    ]);
  });

  it('is refused where its times make no sense, to who may not, and beyond the zones of who makes it', async () => {
    await expect(add({ endsAt: '2026-11-21T09:30:00Z' })).rejects.toMatchObject({
      code: 'invalid-input',
      details: { issues: [{ path: 'endsAt' }] },
    });
    await expect(addSilence(actorOf('viewer'), INPUT, at('09:30'))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(addSilence(ofIdentity, INPUT, at('09:30'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      addSilence(
        ofPayments,
        { ...INPUT, matchers: [{ field: 'severity', operator: '=', value: 'page' }] },
        at('09:30'),
      ),
    ).rejects.toMatchObject({ code: 'forbidden', details: { path: 'matchers' } });
    expect(await addSilence(ofPayments, INPUT, at('09:30'))).toMatchObject({ revision: 1 });
  });
});

describe('a silence that is changed', () => {
  it('is extended in place, and another change of the same revision is a conflict', async () => {
    const { id, revision } = await add();
    const extended = { ...INPUT, endsAt: '2026-11-21T13:00:00Z', revision };
    expect(await changeSilence(onCall, id, extended, at('10:00'))).toMatchObject({
      id,
      revision: 2,
      startsAt: timeOf('09:30').toISOString(),
      endsAt: timeOf('13:00').toISOString(),
    });
    await expect(changeSilence(onCall, id, extended, at('10:01'))).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await entriesAbout(id)).at(-1)).toMatchObject({
      action: 'silence.changed',
      changes: { endsAt: { to: timeOf('13:00').toISOString() } },
    });
  });

  it('is replaced by another one where what it hides is changed', async () => {
    const { id, revision } = await add();
    const wider = [{ field: 'zone' as const, operator: '=~' as const, value: 'pay*' }];
    const after = await changeSilence(onCall, id, { ...INPUT, matchers: wider, revision }, at('10:00'));
    expect(after).toMatchObject({ replaces: id, revision: 1, startsAt: timeOf('10:00').toISOString() });
    expect((await listActiveSilences(timeOf('10:00'))).map((each) => each.id)).toEqual([after.id]);
    await expect(endSilence(onCall, id, at('10:01'))).rejects.toMatchObject({ code: 'conflict' });
  });

  it('may be another one altogether before it begins', async () => {
    const { id, revision } = await add({ startsAt: '2026-11-21T11:00:00Z' });
    const after = await changeSilence(
      onCall,
      id,
      { ...INPUT, kind: 'maintenance', startsAt: '2026-11-21T11:30:00Z', revision },
      at('10:00'),
    );
    expect(after).toMatchObject({ id, kind: 'maintenance', startsAt: timeOf('11:30').toISOString() });
  });

  it('that is ended hides nothing from then on', async () => {
    const { id } = await add();
    await expect(endSilence(ofIdentity, id, at('10:00'))).rejects.toMatchObject({ code: 'forbidden' });
    await endSilence(ofPayments, id, at('10:00'));
    expect(await listActiveSilences(timeOf('10:00'))).toEqual([]);
    expect((await entriesAbout(id)).at(-1)).toMatchObject({ action: 'silence.ended' });
    await expect(changeSilence(onCall, id, { ...INPUT, revision: 2 }, at('10:01'))).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('what a silence hid', () => {
  it('is counted: alerts once each, denials while it held that its matchers match', async () => {
    const { id } = await add({}, '09:30');
    const alert = makeAlert(timeOf('09:40'), { state: 'suppressed', silences: [id] });
    const ended = makeAlert(timeOf('09:35'), { state: 'resolved', resolvedAt: timeOf('09:50') });
    await getPrisma().alert.createMany({ data: [alert, ended] });
    const atMs = timeOf('09:45').getTime();
    const hidden = [alert, ended].map((each) => ({ silenceId: id, alertId: each.id!, atMs }));
    for (let again = 0; again < 2; again += 1) await inTransaction((client) => recordHidden(client, hidden));
    await writeEvents(
      [
        denial('before', '09:20'),
        denial('d1', '09:31'),
        // Sampled at a half: it stands for two.
        denial('d2', '09:59', { sampleRate: 0.5 }),
        denial('allowed', '09:45', { outcome: 'allow' }),
        denial('elsewhere', '09:45', { zone: 'identity' }),
      ],
      timeOf('10:00'),
    );
    const { items } = await listSilenceRows(onCall, timeOf('10:00'));
    expect(items).toMatchObject([
      { id, state: 'active', hiddenAlerts: 2, hidesNow: 1, hiddenDenials: 3, isExpiring: false },
    ]);
    // It ends at 12:00; the hour before has begun.
    expect((await listSilenceRows(onCall, timeOf('11:30'))).items[0]).toMatchObject({ isExpiring: true });
    expect((await listSilenceRows(ofIdentity, timeOf('10:00'))).items).toEqual([]);
  });

  it('cannot be counted in denials where its matchers ask for what these do not tell', async () => {
    await add({ matchers: [...INPUT.matchers, { field: 'severity', operator: '=', value: 'page' }] });
    expect((await listSilenceRows(onCall, timeOf('10:00'))).items[0]).toMatchObject({
      hiddenDenials: null,
      askedBeyondDenials: ['severity'],
    });
  });

  it('is told to who looks at an alert, also that one was over shortly before it fired', async () => {
    const { id } = await add({ endsAt: '2026-11-21T10:00:00Z' });
    const fresh = makeAlert(timeOf('10:20'));
    const other = makeAlert(timeOf('10:20'), { zone: 'identity' });
    await getPrisma().alert.createMany({ data: [fresh, other] });
    const about = async (alertId: string) =>
      (await listSilencesOfAlert(onCall, (await findAlert(alertId, null))!, timeOf('10:30'))).map(
        ({ id: silenceId, relation, until }) => [silenceId, relation, until],
      );
    expect(await about(fresh.id!)).toEqual([[id, 'was-over', timeOf('10:00').toISOString()]]);
    expect(await about(other.id!)).toEqual([]);
    await inTransaction((client) =>
      recordHidden(client, [{ silenceId: id, alertId: other.id!, atMs: timeOf('09:50').getTime() }]),
    );
    expect(await about(other.id!)).toMatchObject([[id, 'hid', expect.anything()]]);
    // One that was just made hides at once, before the rules are evaluated again.
    const { id: fromNow } = await add({ startsAt: '2026-11-21T10:29:00Z' });
    expect(await about(fresh.id!)).toEqual([
      [fromNow, 'hides', timeOf('12:00').toISOString()],
      [id, 'was-over', timeOf('10:00').toISOString()],
    ]);
    const resolved = { state: 'resolved', resolvedAt: timeOf('10:25') };
    await getPrisma().alert.update({ where: { id: fresh.id! }, data: resolved });
    expect(await about(fresh.id!)).toEqual([[id, 'was-over', timeOf('10:00').toISOString()]]);
  });
});

it('a maintenance window stands on the charts that it may concern', async () => {
  // Saturday and Sunday; the window that is looked at holds the first only.
  const recurrence = { timeZone: 'UTC', weekdays: [6, 7], time: '10:00', minutes: 30 };
  const { id } = await add({ kind: 'maintenance', recurrence, endsAt: '2026-11-29T00:00:00Z' });
  await add();
  const window = { from: timeOf('09:00'), to: timeOf('18:00') };
  expect(await readMarkers(window, { zone: 'payments' }, 10)).toMatchObject([
    {
      type: 'maintenance',
      occurredAt: timeOf('10:00').toISOString(),
      message: INPUT.reason,
      url: expect.stringMatching(new RegExp(`^https?://.*/alerts/silences\\?open=${id}$`)),
    },
  ]);
  expect(await readMarkers(window, { zone: 'identity' }, 10)).toEqual([]);
  expect(await readMarkers(window, { zones: ['identity'] }, 10)).toEqual([]);
  expect(await readMarkers({ from: timeOf('10:01'), to: timeOf('18:00') }, {}, 10)).toEqual([]);
});

describe('the preview of a silence', () => {
  it('names open alerts, alerts and denials that it would have hidden, within the zones of who asks', async () => {
    await getPrisma().alert.createMany({
      data: [
        makeAlert(timeOf('09:00'), { title: 'open' }),
        makeAlert(timeOf('08:00'), { title: 'ended', state: 'resolved', resolvedAt: timeOf('08:30') }),
        makeAlert(timeOf('09:00'), { title: 'elsewhere', zone: 'identity' }),
        makeAlert(timeOf('09:00'), { title: 'pending', state: 'pending', openedAt: null }),
      ],
    });
    await writeEvents(
      [denial('d1', '09:30'), denial('d2', '04:00'), denial('d3', '09:31', { zone: 'pci' })],
      timeOf('10:00'),
    );
    const given = { matchers: INPUT.matchers, recurrence: null };
    const preview = await previewSilence(onCall, given, timeOf('10:00'));
    expect(preview).toMatchObject({
      openTotal: 1,
      pastTotal: 2,
      alerts: 3,
      denialsLastHour: 1,
      denialsLastDay: 2,
      warnings: [],
    });
    expect(preview.open.map(({ title }) => title)).toEqual(['open']);
    expect(await previewSilence(ofIdentity, given, timeOf('10:00'))).toMatchObject({
      openTotal: 0,
      pastTotal: 0,
      denialsLastDay: 0,
    });
  });

  it('of one that recurs counts only what was so at its times', async () => {
    await getPrisma().alert.createMany({
      data: [
        makeAlert(timeOf('08:00'), { state: 'resolved', resolvedAt: timeOf('08:30') }),
        makeAlert(timeOf('05:00'), { state: 'resolved', resolvedAt: timeOf('05:30') }),
      ],
    });
    // 21 November 2026 is a Saturday.
    const recurrence = { timeZone: 'UTC', weekdays: [6], time: '08:15', minutes: 60 };
    expect(
      await previewSilence(onCall, { matchers: INPUT.matchers, recurrence }, timeOf('10:00')),
    ).toMatchObject({ pastTotal: 1, alerts: 2 });
  });
});
