import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getPrisma } from '@/lib/store/database';
import { listAlertMessages } from '@/lib/store/incidents/read-timeline';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { routeNotifications } from './route-notifications';
import { tellOfBypasses } from './tell-of-bypasses';
import {
  readDeliveries,
  uuid,
  writeAlert,
  writeChannel,
  writePerson,
  writeRotation,
  writeTree,
} from './testing/write-alerting';

useTestDatabase({ GATEHOUSE_URL: 'https://gatehouse.example' });

const [MAIL, ADA, BOB, EVE, PAY, EDGE] = [1, 11, 12, 13, 21, 22].map(uuid) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const timeOf = (clock: string) => new Date(`2026-11-21T${clock}:00Z`);
const INCIDENT = uuid(41);
const route = (zone: string, rotation: string) => ({
  id: zone,
  name: zone,
  matchers: [{ field: 'zone' as const, operator: '=' as const, value: zone }],
  receivers: [{ rotation }],
  continue: false,
  children: [],
});

async function openIncident(zones: string[], responder: string | null = null, isDrill = false) {
  const at = timeOf('05:00');
  const about = { title: 'Payments stand still', severity: 2, state: 'open', zones, responder, isDrill };
  const made = { detectedAt: at, createdAt: at, createdBy: 'ada', revision: 1 };
  return getPrisma().incident.create({ data: { id: INCIDENT, ...about, ...made } });
}

async function takeBypass(over: { expiresAt?: Date; endedAt?: Date } = {}): Promise<string> {
  const id = randomUUID();
  await getPrisma().incidentMeasure.create({
    data: {
      id,
      incidentId: INCIDENT,
      kind: 'bypass',
      policy: 'payments/egress',
      environment: 'production',
      justification: 'The gateway is replaced.',
      takenAt: timeOf('06:00'),
      takenBy: 'Ada',
      expiresAt: timeOf('10:00'),
      recordedAt: timeOf('06:00'),
      recordedBy: 'Ada',
      ...over,
    },
  });
  return id;
}

const tellAt = (clock: string) => tellOfBypasses(timeOf(clock));
const messages = async () =>
  (await getPrisma().notification.findMany({ orderBy: { createdAt: 'asc' } })).map(({ body }) => body);
const routeAll = async (clock: string) => {
  await routeNotifications({ now: timeOf(clock), newId: randomUUID });
  const [last] = await getPrisma().notification.findMany({ orderBy: { createdAt: 'desc' }, take: 1 });
  return readDeliveries(last!.id);
};

beforeAll(async () => {
  await writeChannel(MAIL, 'mail', 'email');
  await writePerson(ADA, 'ada');
  await writePerson(BOB, 'bob');
  await writePerson(EVE, 'eve');
  await writeRotation(PAY, [ADA], { name: 'Payments' });
  await writeRotation(EDGE, [BOB], { name: 'Edge' });
  await writeTree(1, {
    ...route('all', PAY),
    matchers: [],
    receivers: [],
    children: [route('payments', PAY), route('edge', EDGE)],
  });
});

beforeEach(async () => {
  await getPrisma().notification.deleteMany();
  await getPrisma().incidentMeasure.deleteMany();
  await getPrisma().alert.deleteMany();
  await getPrisma().incident.deleteMany();
});

describe('a bypass that nobody has ended', () => {
  it('is told of once an hour before its end, and once when it ran out, whoever looks', async () => {
    const { number } = await openIncident(['payments']);
    const id = await takeBypass();
    expect(await tellAt('08:59')).toBe(0);
    const both = await Promise.all([tellAt('09:30'), tellAt('09:30')]);
    expect(both.toSorted()).toEqual([0, 1]);
    expect(await tellAt('09:59')).toBe(0);
    expect(await routeAll('09:30')).toEqual([
      'mail ada@example.com: all › payments (zone is payments): rotation Payments',
    ]);
    const again = await Promise.all([tellAt('10:00'), tellAt('10:00')]);
    expect(again.toSorted()).toEqual([0, 1]);
    expect(await routeAll('10:00')).toEqual([
      'mail ada@example.com: all › payments (zone is payments): rotation Payments',
    ]);
    expect(await tellAt('23:00')).toBe(0);
    const common = {
      severity: 'ticket',
      category: 'trust',
      zone: 'payments',
      groupKey: `bypass:${id}`,
      url: `https://gatehouse.example/incidents/${number}`,
    };
    expect(await messages()).toMatchObject([
      {
        ...common,
        kind: 'bypass-expiring',
        title: 'The bypass of payments/egress in production ends in 30 minutes: The gateway is replaced.',
      },
      {
        ...common,
        kind: 'bypass-expired',
        title:
          'The bypass of payments/egress in production ran out, and nobody has ended it: The gateway is replaced.',
        sentence: expect.stringContaining('until 2026-11-21 10:00 UTC'),
      },
    ]);
    const told = await listAlertMessages(INCIDENT, 10);
    expect(told.map(({ kind, unsent }) => [kind, unsent])).toEqual([
      ['bypass-expiring', 1],
      ['bypass-expired', 1],
    ]);
  });

  it('has messages with ids that follow from it, so that writing one again writes none', async () => {
    await openIncident(['payments']);
    const id = await takeBypass();
    await tellAt('09:30');
    await getPrisma().incidentMeasure.update({ where: { id }, data: { warningId: null } });
    await tellAt('09:31');
    expect(await messages()).toHaveLength(1);
  });

  it('is told of that it ran out alone, where nobody looked before; and a short one a quarter before its end', async () => {
    await openIncident(['payments']);
    await takeBypass();
    expect(await tellAt('11:00')).toBe(1);
    expect(await messages()).toMatchObject([{ kind: 'bypass-expired' }]);
    await takeBypass({ expiresAt: timeOf('06:40') });
    expect(await tellAt('06:29')).toBe(0);
    expect(await tellAt('06:30')).toBe(1);
  });

  it('is told to the on-call of each zone of its incident, and to who responds to it', async () => {
    await openIncident(['payments', 'edge'], 'Eve@example.com', true);
    await takeBypass();
    await tellAt('09:30');
    expect(await routeAll('09:30')).toEqual([
      'mail ada@example.com: all › payments (zone is payments): rotation Payments',
      'mail bob@example.com: all › edge (zone is edge): rotation Edge',
      'mail eve@example.com: responds to the incident',
    ]);
    // Readers of one of the zones do not know of the incident.
    expect(await messages()).toMatchObject([{ zone: null, isDrill: true }]);
  });

  it('names no zone to readers of it where the incident has alerts elsewhere', async () => {
    await openIncident(['payments']);
    const alert = randomUUID();
    await writeAlert(alert, null, { zone: 'edge' });
    await getPrisma().alert.update({ where: { id: alert }, data: { incidentId: INCIDENT } });
    await takeBypass();
    await tellAt('09:30');
    expect(await messages()).toMatchObject([{ zone: null }]);
  });
});

it('a bypass that somebody has ended is told of no more', async () => {
  await openIncident(['payments']);
  const id = await takeBypass();
  await tellAt('09:30');
  await getPrisma().incidentMeasure.update({
    where: { id },
    data: { endedAt: timeOf('09:40'), endedBy: 'Bob' },
  });
  await takeBypass({ endedAt: timeOf('07:00') });
  expect(await tellAt('09:45')).toBe(0);
  expect(await tellAt('12:00')).toBe(0);
  expect(await messages()).toHaveLength(1);
});
