import ICAL from 'ical.js';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { accountActor } from '@/lib/auth/account-actor';
import { authenticateCalendar } from '@/lib/auth/authenticate-calendar';
import type { Occasion } from '@/lib/auth/occasion';
import { addEscalation, changeEscalation } from '@/lib/commands/escalations/save-escalation';
import { removeEscalation } from '@/lib/commands/escalations/remove-escalation';
import { makeCalendarAddress } from '@/lib/commands/rotations/make-calendar-address';
import { addOverride, removeOverride } from '@/lib/commands/rotations/override-rotation';
import { removeRotation } from '@/lib/commands/rotations/remove-rotation';
import { addRotation, changeRotation } from '@/lib/commands/rotations/save-rotation';
import type { RotationInput } from '@/lib/domain/alerting/rotation';
import type { Route } from '@/lib/domain/alerting/routing';
import type { Role } from '@/lib/domain/roles';
import { getPrisma } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getOnCallNow } from '@/lib/views/rotations/get-on-call-now';
import { listRotations } from '@/lib/views/rotations/list-rotations';
import { readRotationCalendar } from '@/lib/views/rotations/read-rotation-calendar';
import { dryRunRouting } from '@/lib/views/routing/dry-run-routing';
import { getRouting } from '@/lib/views/routing/get-routing';
import { saveRouting } from './save-routing';

useTestDatabase();

const uuid = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const [ADA, BOB, CEM, DEE, MAIL] = [11, 12, 13, 14, 1].map(uuid) as [string, string, string, string, string];
const actor = (id: string, name: string, role: Role) =>
  accountActor({ id, name, role, email: `${name}@example.com` });
const ADMIN = actor(BOB, 'bob', 'administrator');
const RESPONDER = actor(ADA, 'ada', 'on-call');
const VIEWER = actor(DEE, 'dee', 'viewer');
/** A Sunday; shifts change on Mondays at 09:00 in Berlin, 08:00 UTC. */
const NOW = new Date('2026-11-22T12:00:00Z');
const at = (now = NOW): Occasion => ({ now, newId: randomUUID, from: { ip: null, userAgent: null } });
const WEEKS: RotationInput = {
  name: 'Responders',
  timeZone: 'Europe/Berlin',
  handoffWeekday: 1,
  handoffTime: '09:00',
  shiftDays: 7,
  startsOn: '2026-11-16',
  members: [ADA, BOB],
  isTrustResponder: true,
};
/** The actions of all audit entries, each once, in order of name. */
const listActions = async () => {
  const entries = await getPrisma().auditEntry.findMany({ distinct: ['action'], orderBy: { action: 'asc' } });
  return entries.map(({ action }) => action);
};
const root = (over: Partial<Route> = {}): Route => ({
  id: 'root',
  name: 'All',
  matchers: [],
  receivers: [],
  continue: false,
  children: [],
  ...over,
});

let rotationId = '';
let escalationId = '';

beforeAll(async () => {
  const people: [string, string, Role, Date | null][] = [
    [ADA, 'ada', 'on-call', null],
    [BOB, 'bob', 'administrator', null],
    [CEM, 'cem', 'on-call', NOW],
    [DEE, 'dee', 'viewer', null],
  ];
  for (const [id, name, role, disabledAt] of people)
    await getPrisma().account.create({
      data: { id, email: `${name}@example.com`, name, role, disabledAt, createdAt: NOW, sessionsFrom: NOW },
    });
});

describe('without a channel', () => {
  it('the routes say that nothing is sent', async () => {
    const { version, findings, savedBy } = await getRouting(VIEWER, NOW);
    expect([version, savedBy, findings]).toEqual([
      0,
      null,
      ['There is no channel: nothing is sent to anybody.'],
    ]);
    const dry = await dryRunRouting(VIEWER, { alert: { severity: 'page' } }, NOW);
    expect(dry.reachesNobody).toBe(true);
    expect(dry.routes[0]!.gaps).toEqual([
      'ada cannot be reached: people are reached by e-mail, and there is no e-mail channel.',
    ]);
    await getPrisma().notificationChannel.create({
      data: {
        id: MAIL,
        name: 'mail',
        kind: 'email',
        settings: {},
        isEnabled: true,
        createdAt: NOW,
        createdBy: 'test',
        updatedAt: NOW,
      },
    });
    expect((await getRouting(VIEWER, NOW)).findings).toEqual([]);
  });
});

describe('rotations', () => {
  it('are added and changed by administrators only, with an audit entry, and not past what somebody else changed', async () => {
    await expect(addRotation(RESPONDER, WEEKS, at())).rejects.toThrow('lacks the permission alerting:write');
    ({ id: rotationId } = await addRotation(ADMIN, WEEKS, at()));
    const longer = { ...WEEKS, members: [ADA, BOB, DEE] };
    await changeRotation(ADMIN, rotationId, { rotation: longer, revision: 1 }, at());
    await expect(
      changeRotation(ADMIN, rotationId, { rotation: WEEKS, revision: 1 }, at()),
    ).rejects.toMatchObject({ code: 'conflict', message: 'bob changed the rotation meanwhile.' });
    expect(await listActions()).toEqual(['rotation.added', 'rotation.changed']);
  });

  it('refuse members whose accounts are disabled or gone, and a name that is taken', async () => {
    const bad = { ...WEEKS, name: 'Other', members: [CEM] };
    await expect(addRotation(ADMIN, bad, at())).rejects.toMatchObject({
      code: 'invalid-input',
      details: { issues: [{ path: 'members.0', message: 'the account cem@example.com is disabled' }] },
    });
    await expect(addRotation(ADMIN, { ...bad, members: [uuid(99)] }, at())).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(addRotation(ADMIN, WEEKS, at())).rejects.toMatchObject({ code: 'conflict' });
  });

  it('tell who is on call now, who comes next, and who of them may not act', async () => {
    const { items } = await getOnCallNow(VIEWER, NOW);
    expect(items).toEqual([
      {
        rotationId,
        rotation: 'Responders',
        isTrustResponder: true,
        person: { id: ADA, name: 'ada' },
        until: '2026-11-23T08:00:00.000Z',
        next: { name: 'bob', from: '2026-11-23T08:00:00.000Z' },
        problem: null,
      },
    ]);
    const list = await listRotations(ADMIN, NOW);
    expect(list.items[0]!.problems).toEqual([
      'dee may not acknowledge alerts: give a role that may, such as on-call.',
      'ada, dee may not publish policies in Gatehouse: a trust-zone responder undoes a change here as an administrator, or where the policy comes from.',
    ]);
    expect(list.items[0]!.shifts.slice(0, 3).map(({ person }) => person?.name)).toEqual([
      'ada',
      'bob',
      'dee',
    ]);
    // The list of accounts is for those who can choose among them.
    expect((await listRotations(VIEWER, NOW)).people).toEqual([]);
  });
});

describe('taking over', () => {
  it('is for those who respond, holds at once, and ends when it is taken back', async () => {
    const over = {
      accountId: BOB,
      from: '2026-11-22T11:00:00Z',
      to: '2026-11-22T20:00:00Z',
      reason: 'ada is ill',
    };
    await expect(addOverride(VIEWER, rotationId, over, at())).rejects.toThrow('alerts:write');
    const { id } = await addOverride(RESPONDER, rotationId, over, at());
    expect((await getOnCallNow(VIEWER, NOW)).items[0]!.person?.name).toBe('bob');
    const later = new Date(NOW.getTime() + 3_600_000);
    await removeOverride(RESPONDER, rotationId, id, at(later));
    expect((await getOnCallNow(VIEWER, later)).items[0]!.person?.name).toBe('ada');
    // Who was on call before stays known.
    expect(await getPrisma().rotationOverride.findUnique({ where: { id } })).toMatchObject({ to: later });
    await expect(removeOverride(RESPONDER, rotationId, id, at(later))).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await listActions()).toEqual(
      expect.arrayContaining(['rotation-override.added', 'rotation-override.removed']),
    );
  });

  it('refuses an account that is disabled, and a time that is over', async () => {
    const over = { from: '2026-11-22T11:00:00Z', to: '2026-11-22T20:00:00Z', reason: 'ada is ill' };
    await expect(addOverride(RESPONDER, rotationId, { ...over, accountId: CEM }, at())).rejects.toMatchObject(
      { code: 'invalid-input' },
    );
    await expect(
      addOverride(RESPONDER, rotationId, { ...over, accountId: BOB, to: '2026-11-22T11:30:00Z' }, at()),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('the calendar', () => {
  it('is read at a secret address of a person, of which only the hash is kept, until a new one is made', async () => {
    const { path } = await makeCalendarAddress(VIEWER, rotationId, at());
    const secret = new URL(path, 'http://localhost').searchParams.get('secret')!;
    const [kept] = await getPrisma().rotationCalendar.findMany();
    expect(JSON.stringify(kept)).not.toContain(secret);
    const reader = await authenticateCalendar(rotationId, secret);
    expect([...reader!.permissions]).toEqual(['alerts:read']);

    expect(await authenticateCalendar(rotationId, `${secret}x`)).toBeNull();
    expect(await authenticateCalendar(uuid(98), secret)).toBeNull();
    const { path: newer } = await makeCalendarAddress(VIEWER, rotationId, at());
    expect(await authenticateCalendar(rotationId, secret)).toBeNull();
    const newSecret = new URL(newer, 'http://localhost').searchParams.get('secret')!;
    expect(await authenticateCalendar(rotationId, newSecret)).not.toBeNull();
    await getPrisma().account.update({ where: { id: DEE }, data: { disabledAt: NOW } });
    expect(await authenticateCalendar(rotationId, newSecret)).toBeNull();
    await getPrisma().account.update({ where: { id: DEE }, data: { disabledAt: null } });
  });

  it('has the shifts with ids that stay, by a parser of others', async () => {
    const read = async (now: Date) => {
      const text = await readRotationCalendar(VIEWER, rotationId, now);
      const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
      return events.map((event) => {
        const { uid, summary, startDate } = new ICAL.Event(event);
        return `${startDate.toJSDate().toISOString()} ${summary} ${uid}`;
      });
    };
    const today = await read(NOW);
    const tomorrow = await read(new Date(NOW.getTime() + 86_400_000));
    expect(today[0]).toBe(
      `2026-11-16T08:00:00.000Z On call: ada (Responders) ${rotationId}-turn-${Date.parse('2026-11-16T08:00:00Z') / 1_000}@gatehouse`,
    );
    expect(tomorrow.slice(0, today.length)).toEqual(today);
    expect(new Set(today).size).toBe(today.length);
    await expect(readRotationCalendar(VIEWER, uuid(98), NOW)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('escalations and routes', () => {
  it('are saved with an audit entry, not past what somebody else saved, and lead to what there is only', async () => {
    ({ id: escalationId } = await addEscalation(
      ADMIN,
      {
        name: 'Ladder',
        steps: [
          { afterMinutes: 0, receivers: [{ rotation: rotationId }] },
          { afterMinutes: 1_440, receivers: [{ rotation: rotationId }] },
        ],
        repeatTimes: 0,
        repeatAfterMinutes: 30,
      },
      at(),
    ));
    const tree = root({ receivers: [{ escalation: escalationId }] });
    await expect(saveRouting(RESPONDER, { tree, base: 0 }, at())).rejects.toThrow('alerting:write');
    expect(await saveRouting(ADMIN, { tree, base: 0 }, at())).toEqual({ version: 1 });
    await expect(saveRouting(ADMIN, { tree, base: 0 }, at())).rejects.toMatchObject({
      code: 'conflict',
      message: 'bob saved version 1 meanwhile.',
    });
    const unknown = root({ receivers: [{ person: 'cem@example.com' }, { channel: uuid(97) }] });
    await expect(saveRouting(ADMIN, { tree: unknown, base: 1 }, at())).rejects.toMatchObject({
      details: {
        issues: [
          { path: 'tree.receivers.0', message: 'the account cem@example.com is disabled' },
          { path: 'tree.receivers.1', message: 'no such channel' },
        ],
      },
    });
    const bad = { name: 'Ladder', steps: [], repeatTimes: 0, repeatAfterMinutes: 30 };
    await expect(
      changeEscalation(ADMIN, escalationId, { escalation: bad, revision: 1 }, at()),
    ).rejects.toThrow();
    expect(await listActions()).toEqual(expect.arrayContaining(['escalation.added', 'routing.changed']));
  });

  it('are not removed while something leads to them', async () => {
    await expect(removeEscalation(ADMIN, escalationId, at())).rejects.toMatchObject({
      code: 'conflict',
      message: 'The route All leads to it.',
    });
    await expect(removeRotation(ADMIN, rotationId, at())).rejects.toMatchObject({
      code: 'conflict',
      message: 'The escalation Ladder leads to it.',
    });
  });

  it('are tried at any time, with whoever is on call when a step comes', async () => {
    // By then nobody takes over any more.
    const later = new Date('2026-11-22T14:00:00Z');
    const dry = await dryRunRouting(VIEWER, { alert: { severity: 'page', zone: 'payments' } }, later);
    expect(dry.about).toBe('A page, any detector, zone payments');
    expect(dry.routes).toMatchObject([
      {
        path: [{ id: 'root', name: 'All', because: 'every alert' }],
        told: [{ name: 'ada', channel: 'mail', recipient: 'ada@example.com' }],
        escalations: [
          {
            name: 'Ladder',
            steps: [
              { at: '2026-11-22T14:00:00.000Z', told: [{ name: 'ada' }] },
              { at: '2026-11-23T14:00:00.000Z', told: [{ name: 'bob' }] },
            ],
          },
        ],
      },
    ]);
    const next = await dryRunRouting(
      VIEWER,
      { at: '2026-11-24T00:00:00Z', alert: { severity: 'ticket' } },
      NOW,
    );
    expect(next.routes).toMatchObject([{ told: [{ name: 'bob' }], escalations: [] }]);
  });

  it('are tried before they are saved', async () => {
    const tree = root({
      children: [
        root({
          id: 'lab',
          name: 'Lab',
          matchers: [{ field: 'zone', operator: '=', value: 'lab' }],
          receivers: [{ person: 'dee@example.com' }],
        }),
      ],
    });
    const ask = (zone: string) => dryRunRouting(VIEWER, { tree, alert: { severity: 'page', zone } }, NOW);
    expect((await ask('lab')).routes[0]!.told).toMatchObject([{ recipient: 'dee@example.com' }]);
    expect(await ask('payments')).toMatchObject({
      reachesNobody: true,
      routes: [{ told: [], gaps: ['The route All has no receiver.'] }],
    });
    expect((await getRouting(VIEWER, NOW)).version).toBe(1);
  });
});

it('who is confined to zones changes no rotation, override, escalation or route: they are for every zone', async () => {
  const confined = { ...ADMIN, zones: ['payments'] };
  const over = { accountId: BOB, from: '2026-11-22T11:00:00Z', to: '2026-11-22T20:00:00Z', reason: 'a swap' };
  const { id: overrideId } = await addOverride(ADMIN, rotationId, over, at());
  const escalation = {
    name: 'Other',
    steps: [{ afterMinutes: 0, receivers: [{ rotation: rotationId }] }],
    repeatTimes: 0,
    repeatAfterMinutes: 30,
  };
  const changes = [
    () => addRotation(confined, { ...WEEKS, name: 'Other' }, at()),
    () => changeRotation(confined, rotationId, { rotation: WEEKS, revision: 2 }, at()),
    () => removeRotation(confined, rotationId, at()),
    () => addOverride(confined, rotationId, over, at()),
    () => removeOverride(confined, rotationId, overrideId, at()),
    () => addEscalation(confined, escalation, at()),
    () => changeEscalation(confined, escalationId, { escalation, revision: 1 }, at()),
    () => removeEscalation(confined, escalationId, at()),
    () => saveRouting(confined, { tree: root(), base: 1 }, at()),
  ];
  for (const change of changes) await expect(change()).rejects.toMatchObject({ code: 'forbidden' });
});
