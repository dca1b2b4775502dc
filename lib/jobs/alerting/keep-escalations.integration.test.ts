import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Route } from '@/lib/domain/alerting/routing';
import { getPrisma } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { keepEscalations } from './keep-escalations';
import { routeNotifications } from './route-notifications';
import {
  readDeliveries,
  setState,
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

const [MAIL, ADA, BOB, CEM, ROTA, EMPTY, LADDER, HOLEY] = [1, 11, 12, 13, 21, 22, 31, 32].map(uuid) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const START = Date.parse('2026-11-01T12:00:00Z');

/** The clock that both jobs are run by; each minute they look once. */
let minute = 0;
const now = () => new Date(START + minute * 60_000);
async function tick(): Promise<number> {
  const taken = await keepEscalations(now());
  await routeNotifications({ now: now(), newId: randomUUID });
  return taken;
}
/** Runs both jobs each minute up to this one; at which minutes a step was taken. */
async function passTo(end: number): Promise<number[]> {
  const taken: number[] = [];
  for (; minute <= end; minute += 1) if ((await tick()) > 0) taken.push(minute);
  minute = end;
  return taken;
}

const pageTo = (escalation: string): Route => ({
  id: 'root',
  name: 'All',
  matchers: [],
  receivers: [{ escalation }],
  continue: false,
  children: [],
});
/** Two paging alerts that were just told, in a group of their own. */
async function page() {
  const [groupId, id] = [randomUUID(), randomUUID()];
  const alerts = [randomUUID(), randomUUID()];
  await writeGroup(groupId);
  for (const alert of alerts) await writeAlert(alert, groupId, { openedAt: now() });
  await writeMessage(id, 'firing', alerts, { groupId, now: now() });
  await routeNotifications({ now: now(), newId: randomUUID });
  return { groupId, alerts };
}
const runsOf = (groupId: string) => getPrisma().escalationRun.findMany({ where: { groupId } });
/** Who was told in a group after its first message, as "title: recipients". */
async function toldLater(groupId: string): Promise<string[]> {
  const rows = await getPrisma().notification.findMany({
    where: { groupId, kind: 'escalation' },
    orderBy: { createdAt: 'asc' },
  });
  return Promise.all(rows.map(async ({ id }) => (await readDeliveries(id)).join(' + ')));
}

beforeAll(async () => {
  await writeChannel(MAIL, 'mail', 'email');
  await writePerson(ADA, 'ada');
  await writePerson(BOB, 'bob');
  await writePerson(CEM, 'cem', 'administrator');
  await writeRotation(ROTA, [ADA, BOB], { name: 'Responders' });
  await writeRotation(EMPTY, [], { name: 'Empty' });
  await writeEscalation(LADDER, {
    name: 'Ladder',
    steps: [
      { afterMinutes: 0, receivers: [{ rotation: ROTA }] },
      { afterMinutes: 15, receivers: [{ person: 'bob@example.com' }] },
      { afterMinutes: 10, receivers: [{ person: 'cem@example.com' }] },
    ],
    repeatTimes: 1,
    repeatAfterMinutes: 30,
  });
  await writeEscalation(HOLEY, {
    name: 'Holey',
    steps: [
      { afterMinutes: 0, receivers: [{ rotation: EMPTY }] },
      { afterMinutes: 15, receivers: [{ rotation: EMPTY }] },
      { afterMinutes: 15, receivers: [{ person: 'cem@example.com' }] },
    ],
    repeatTimes: 0,
    repeatAfterMinutes: 30,
  });
  await writeTree(1, pageTo(LADDER));
});

let paged: Awaited<ReturnType<typeof page>>;
beforeEach(async () => {
  await getPrisma().alert.updateMany({ data: { state: 'resolved' } });
  await tick();
  minute = 0;
  paged = await page();
});

describe('a page that nobody acknowledges', () => {
  it('goes to the next step in time, through all of them as often as is said, and then says that nobody did', async () => {
    // 15, 10 later; all of it again 30 after the last; the end 30 after the last of the second round.
    expect(await passTo(120)).toEqual([15, 25, 55, 70, 80]);
    expect(await toldLater(paged.groupId)).toEqual([
      'mail bob@example.com: step 2 of escalation Ladder',
      'mail cem@example.com: step 3 of escalation Ladder',
      'mail ada@example.com: step 1 of escalation Ladder: rotation Responders',
      'mail bob@example.com: step 2 of escalation Ladder',
      'mail cem@example.com: step 3 of escalation Ladder',
    ]);
    expect(await runsOf(paged.groupId)).toMatchObject([
      { endedReason: 'exhausted', endedAt: new Date(START + 110 * 60_000) },
    ]);
  });

  it('says for how long nobody did, and only what nobody did', async () => {
    await setState([paged.alerts[0]!], 'acknowledged');
    await passTo(25);
    const messages = await getPrisma().notification.findMany({
      where: { groupId: paged.groupId, kind: 'escalation' },
      orderBy: { createdAt: 'asc' },
    });
    expect(messages.map(({ body }) => body)).toMatchObject([
      {
        kind: 'escalation',
        title: 'Not acknowledged: Mass denials in payments',
        sentence: 'Many requests are denied. Nobody acknowledged it within 15 min (Ladder, step 2 of 3).',
        alertIds: [paged.alerts[1]],
      },
      {
        title: 'Not acknowledged: Mass denials in payments',
        sentence: 'Many requests are denied. Nobody acknowledged it within 25 min (Ladder, step 3 of 3).',
      },
    ]);
  });

  it('waits its minutes anew after a stop, instead of telling everybody at once', async () => {
    await passTo(1);
    minute = 300;
    expect(await passTo(312)).toEqual([300, 310]);
  });

  it('goes on to the next step at once where a step reaches nobody', async () => {
    await setState(paged.alerts, 'resolved');
    await writeTree(2, pageTo(HOLEY));
    const { groupId } = await page();
    expect(await passTo(3)).toEqual([0, 1]);
    expect(await toldLater(groupId)).toEqual(['', 'mail cem@example.com: step 3 of escalation Holey']);
    const first = await getPrisma().notificationUnreached.findFirst({
      where: { reachedNobody: true },
      orderBy: { at: 'asc' },
    });
    expect(first?.reasons).toEqual(['Nobody is on call in the rotation Empty: it has no members.']);
    await getPrisma().routingTree.delete({ where: { version: 2 } });
  });
});

describe('an escalation ends', () => {
  it.each([
    ['acknowledged', 'acknowledged'],
    ['resolved', 'resolved'],
    ['suppressed', 'suppressed'],
  ] as const)('once all pages are %s', async (state, reason) => {
    await passTo(5);
    await setState([paged.alerts[0]!], state);
    expect(await passTo(14)).toEqual([]);
    expect(await runsOf(paged.groupId)).toMatchObject([{ endedAt: null }]);
    await setState(paged.alerts, state);
    expect(await passTo(60)).toEqual([]);
    expect(await runsOf(paged.groupId)).toMatchObject([{ endedReason: reason }]);
  });

  it.each([
    ['the acknowledgement is taken back', 'acknowledged'],
    ['a silence ends before the alert does', 'suppressed'],
  ] as const)('and goes on where %s, with its minutes anew', async (_what, state) => {
    await passTo(5);
    await setState(paged.alerts, state);
    await passTo(40);
    await setState(paged.alerts, 'firing');
    // From the look at minute 40, which the next pass repeats.
    expect(await passTo(60)).toEqual([55]);
    expect(await toldLater(paged.groupId)).toEqual(['mail bob@example.com: step 2 of escalation Ladder']);
  });

  it('with its policy', async () => {
    const stored = await getPrisma().escalation.findUniqueOrThrow({ where: { id: LADDER } });
    await getPrisma().escalation.delete({ where: { id: LADDER } });
    expect(await passTo(20)).toEqual([]);
    expect(await runsOf(paged.groupId)).toMatchObject([{ endedReason: 'removed' }]);
    await getPrisma().escalation.create({ data: { ...stored, steps: stored.steps! } });
  });
});

describe('a step', () => {
  it('is taken once by several at once', async () => {
    await passTo(14);
    minute = 15;
    const taken = await Promise.all([1, 2, 3].map(() => keepEscalations(now())));
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(1);
    await tick();
    expect(await toldLater(paged.groupId)).toHaveLength(1);
  });

  it('that cannot be taken holds up no other, however many cannot', async () => {
    const broken = [];
    for (let each = 0; each < 5; each += 1) broken.push((await page()).groupId);
    await getPrisma().escalationRun.updateMany({
      where: { groupId: { in: broken } },
      data: { nextAt: now() },
    });
    // As another version of Gatehouse would have written it.
    await getPrisma().notification.updateMany({
      where: { groupId: { in: broken } },
      data: { body: { some: 'thing' } },
    });
    expect(await passTo(15)).toEqual([15]);
    expect(await toldLater(paged.groupId)).toEqual(['mail bob@example.com: step 2 of escalation Ladder']);
  });

  it('that comes due again after a restore of the run is the same message', async () => {
    await passTo(15);
    const [run] = await runsOf(paged.groupId);
    await getPrisma().escalationRun.update({ where: { id: run!.id }, data: { step: 1, nextAt: now() } });
    expect(await tick()).toBe(1);
    expect(await toldLater(paged.groupId)).toEqual(['mail bob@example.com: step 2 of escalation Ladder']);
  });
});
