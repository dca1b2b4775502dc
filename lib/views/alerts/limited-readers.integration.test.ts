import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { API_ROUTES } from '@/app/api/v1/openapi.json/routes';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { upsertZone } from '@/lib/commands/inventory/upsert-zone';
import { createToken } from '@/lib/commands/tokens/create-token';
import type { TokenScope } from '@/lib/domain/roles';
import { makeNotification } from '@/lib/notify/testing/make-notification';
import { enqueueNotification } from '@/lib/store/alerting/enqueue-notification';
import { getPrisma } from '@/lib/store/database';
import { makeAlert } from '@/lib/store/testing/make-alert';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { withTransaction } from '@/lib/store/transaction';

useTestDatabase();

const NOW = new Date();
const AT = new Date(NOW.getTime() - 3_600_000);
const occasion = () => ({ now: NOW, newId: randomUUID, from: { ip: null, userAgent: null } });
const OURS = 'payments';
const THEIRS = 'fornobody-zone';
/** In every text that tells of the other zone. */
const MARK = 'fornobody';

type Ids = Record<'alert' | 'incident' | 'silence' | 'drill' | 'message' | 'rule', string>;
const ids = {} as Record<'ours' | 'theirs', Ids>;
const ROTATION = randomUUID();
const secrets = {} as Record<'everything' | 'confined' | TokenScope, string>;

/** One of everything about a zone, whose every text begins with `mark`. */
async function writeEstate(zone: string, mark: string, channelId: string): Promise<Ids> {
  const [groupId, incidentId, silenceId, drillId, actionId] = Array.from({ length: 5 }, () => randomUUID());
  const rule = `${mark}-rule`;
  const prisma = getPrisma();
  await prisma.alertRule.create({
    data: {
      id: rule,
      name: `${mark}-rule`,
      detector: 'mass-denials',
      scope: { zones: [zone], services: [], environments: [], policies: [] },
      severity: 'page',
      threshold: { factor: 3 },
      forMinutes: 0,
      keepFiringMinutes: 5,
      cooldownMinutes: 10,
      dedupeBy: ['service', 'policy'],
      labels: {},
      isEnabled: true,
      isReadyMade: false,
      revision: 1,
      updatedAt: AT,
      updatedBy: `${mark}-person`,
    },
  });
  await prisma.alertGroup.create({
    data: { id: groupId!, key: `${mark}-group`, zone, cause: 'policy', category: 'trust', openedAt: AT },
  });
  await prisma.incident.create({
    data: {
      id: incidentId!,
      title: `${mark}-incident`,
      severity: 1,
      state: 'open',
      zones: [zone],
      policy: `${mark}-policy`,
      detectedAt: AT,
      isDrill: false,
      createdAt: AT,
      createdBy: `${mark}-person`,
      revision: 1,
      entries: {
        create: {
          id: randomUUID(),
          kind: 'note',
          at: AT,
          recordedAt: AT,
          by: `${mark}-person`,
          text: `${mark}-note`,
        },
      },
      actions: {
        create: {
          id: actionId!,
          text: `${mark}-action`,
          owner: `${mark}-owner`,
          dueOn: AT,
          createdAt: AT,
          createdBy: `${mark}-person`,
        },
      },
      postmortems: {
        create: { version: 1, text: `# ${mark}-postmortem`, writtenAt: AT, writtenBy: `${mark}-person` },
      },
    },
  });
  const alert = makeAlert(AT, {
    zone,
    ruleId: rule,
    ruleName: rule,
    title: `${mark}-alert`,
    sentence: `${mark}-sentence`,
    service: `${mark}-service`,
    policy: `${mark}-policy`,
    owner: `${mark}-owner`,
    groupId,
    silences: [silenceId!],
  });
  await prisma.alert.create({ data: { ...alert, incidentId } });
  // One that no incident has, so that the one of the other zone would be found by what it is like.
  await prisma.alert.create({
    data: {
      ...alert,
      id: randomUUID(),
      dedupeKey: `${mark}-earlier`,
      ruleId: 'shared',
      state: 'resolved',
      resolvedAt: NOW,
    },
  });
  await prisma.silence.create({
    data: {
      id: silenceId!,
      kind: 'silence',
      matchers: [{ field: 'zone', operator: '=', value: zone }],
      startsAt: AT,
      endsAt: new Date(NOW.getTime() + 3_600_000),
      reason: `${mark}-reason`,
      owner: `${mark}-owner`,
      createdAt: AT,
      createdBy: `${mark}-person`,
      updatedAt: AT,
      updatedBy: `${mark}-person`,
      revision: 1,
      hidden: { create: { alertId: alert.id as string, firstAt: AT } },
    },
  });
  await prisma.drill.create({
    data: {
      id: drillId!,
      failure: 'F4',
      zone,
      environment: `drill-${mark}`,
      startedAt: AT,
      startedBy: `${mark}-person`,
    },
  });
  const body = makeNotification({
    alertIds: [alert.id as string],
    title: `${mark}-message`,
    sentence: `${mark}-sentence`,
    zone,
    alerts: [],
    topPolicies: [{ name: `${mark}-policy`, count: 1 }],
    topServices: [],
    changes: [],
  });
  await withTransaction(async (tx) => {
    await enqueueNotification(tx, body, { groupId: groupId!, now: AT });
    await tx.notificationDelivery.create({
      data: {
        id: randomUUID(),
        notificationId: body.id,
        channelId,
        why: `route ${mark}-route`,
        state: 'delivered',
        nextAttemptAt: AT,
      },
    });
    await tx.notificationUnreached.create({
      data: { notificationId: body.id, at: NOW, reachedNobody: true, reasons: [`${mark}-reason`] },
    });
  });
  await prisma.escalationRun.create({
    data: {
      id: randomUUID(),
      groupId: groupId!,
      escalationId: randomUUID(),
      escalationName: 'Ladder',
      step: 1,
      round: 0,
      startedAt: AT,
      nextAt: NOW,
    },
  });
  await prisma.runbookUse.create({
    data: {
      id: randomUUID(),
      slug: 'shared',
      version: 1,
      incidentId,
      startedAt: AT,
      startedBy: `${mark}-person`,
    },
  });
  return {
    alert: alert.id as string,
    incident: incidentId!,
    silence: silenceId!,
    drill: drillId!,
    message: body.id,
    rule,
  };
}

beforeAll(async () => {
  for (const slug of [OURS, THEIRS])
    await upsertZone(SYSTEM_ACTOR, { slug, name: slug, trustLevel: 'low' }, occasion());
  const prisma = getPrisma();
  await prisma.runbook.create({
    data: {
      slug: 'shared',
      title: 'Shared',
      rules: [],
      detectors: [],
      zones: [],
      reviewDays: 90,
      source: 'product',
      version: 1,
      createdAt: AT,
      versions: {
        create: {
          version: 1,
          text: '---\ntitle: Shared\n---\n1. Look.',
          digest: '',
          source: 'product',
          at: AT,
          by: 'ana',
        },
      },
    },
  });
  const channelId = randomUUID();
  await prisma.notificationChannel.create({
    data: {
      id: channelId,
      name: 'pager',
      kind: 'webhook',
      settings: {},
      isEnabled: true,
      createdAt: AT,
      createdBy: 'ana',
      updatedAt: AT,
    },
  });
  await prisma.rotation.create({
    data: {
      id: ROTATION,
      name: 'Responders',
      timeZone: 'UTC',
      handoffTime: '09:00',
      shiftDays: 7,
      startsOn: '2026-01-01',
      members: [],
      isTrustResponder: true,
      revision: 1,
      updatedAt: AT,
      updatedBy: 'ana',
    },
  });
  const route = (id: string, value: string) => ({
    id,
    name: `${id}-route`,
    matchers: [{ field: 'zone', operator: '=', value }],
    receivers: [{ channel: channelId }, { rotation: ROTATION }],
    continue: false,
    children: [],
  });
  const tree = {
    id: 'root',
    name: 'All',
    matchers: [],
    receivers: [],
    continue: false,
    children: [route('ours', OURS), route(MARK, THEIRS)],
  };
  await prisma.routingTree.create({ data: { version: 1, tree, at: AT, by: 'ana' } });
  ids.ours = await writeEstate(OURS, 'ours', channelId);
  ids.theirs = await writeEstate(THEIRS, MARK, channelId);
  const make = async (name: string, scopes: TokenScope[], zones?: string[]) =>
    (await createToken(SYSTEM_ACTOR, { name, scopes, ...(zones && { zones }) }, occasion())).secret;
  secrets.everything = await make('everything', ['admin']);
  secrets.confined = await make('confined', ['admin'], [OURS]);
  for (const scope of ['audit', 'ingest', 'replay', 'policies'] as const)
    secrets[scope] = await make(scope, [scope]);
});

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Given = { params?: Record<string, string>; query?: string };

async function ask(who: keyof typeof secrets, handler: Handler, { params = {}, query = '' }: Given = {}) {
  const response = await handler(
    new Request(`http://localhost/x?${query}`, { headers: { authorization: `Bearer ${secrets[who]}` } }),
    { params: Promise.resolve(params) },
  );
  return { status: response.status, text: await response.text() };
}

const both = (name: keyof Ids, as = 'id'): Given[] =>
  (['ours', 'theirs'] as const).map((side) => ({ params: { [as]: ids[side][name] } }));
const asked = (name: keyof Ids, query: string) => both(name).map((given) => ({ ...given, query }));
const WHOLE: Given[] = [{}, { query: 'from=now-7d' }, { query: `zone=${THEIRS}` }];

/** How each is asked: every endpoint of alerts, incidents and runbooks that answers GET has to be here. */
const ASKED: Record<string, () => Given[]> = {
  '/api/v1/alerts': () => [...WHOLE, { query: 'state=resolved&from=now-7d' }, { query: 'state=open' }],
  '/api/v1/alerts/{id}': () => both('alert'),
  '/api/v1/alerts/{id}/condition': () => both('alert'),
  '/api/v1/alerts/{id}/silences': () => both('alert'),
  '/api/v1/weekly-review': () => WHOLE,
  '/api/v1/alert-rules': () => [{}],
  '/api/v1/alert-rules/{id}': () => both('rule'),
  '/api/v1/alert-rules/{id}/trace': () => [
    ...asked('rule', `zone=${THEIRS}`),
    ...asked('rule', `zone=${OURS}`),
  ],
  '/api/v1/silences': () => [{}],
  '/api/v1/incidents': () => WHOLE,
  '/api/v1/incidents/{id}': () => both('incident'),
  '/api/v1/incidents/{id}/timeline': () => both('incident'),
  '/api/v1/incidents/{id}/assessment': () => both('incident'),
  '/api/v1/incidents/{id}/postmortem': () => [...both('incident'), ...asked('incident', 'version=0')],
  '/api/v1/incidents/{id}/postmortem/file': () => asked('incident', 'format=md'),
  '/api/v1/postmortem-actions': () => [{}],
  '/api/v1/notification-channels': () => [{}],
  '/api/v1/notifications': () => [{}, { query: 'state=unreached' }],
  '/api/v1/notifications/{id}': () => both('message'),
  '/api/v1/routing': () => [{}],
  '/api/v1/rotations': () => [{}],
  '/api/v1/rotations/{id}/calendar.ics': () => [{ params: { id: ROTATION } }],
  '/api/v1/escalations': () => [{}],
  '/api/v1/on-call-now': () => [{}],
  '/api/v1/drills': () => [{}, { query: `zone=${THEIRS}` }],
  '/api/v1/drills/{id}': () => both('drill'),
  '/api/v1/runbooks': () => [{}],
  '/api/v1/runbooks/{slug}': () => [{ params: { slug: 'shared' }, query: `zone=${THEIRS}` }],
  '/api/v1/runbooks/{slug}/uses': () => [{ params: { slug: 'shared' } }],
  '/api/v1/runbooks/{slug}/uses/current': () =>
    (['ours', 'theirs'] as const).flatMap((side) => [
      { params: { slug: 'shared' }, query: `incidentId=${ids[side].incident}` },
      { params: { slug: 'shared' }, query: `alertId=${ids[side].alert}` },
    ]),
  '/api/v1/runbooks/{slug}/versions/{version}': () => [{ params: { slug: 'shared', version: '1' } }],
  '/api/v1/remediation': () => WHOLE,
};
const ROUTES = API_ROUTES.filter(
  ({ path, handlers }) =>
    /^\/api\/v1\/(alert|weekly|silence|incident|postmortem|notification|routing|rotation|escalation|on-call|drill|runbook|remediation)/.test(
      path,
    ) && 'GET' in handlers,
);
const handlerOf = (path: string) =>
  ROUTES.find((route) => route.path === path)!.handlers.GET as unknown as Handler;

it('every endpoint is asked', () => {
  expect(ROUTES.map(({ path }) => path).toSorted()).toEqual(Object.keys(ASKED).toSorted());
});

it.each([
  '/api/v1/alerts',
  '/api/v1/alerts/{id}',
  '/api/v1/alerts/{id}/silences',
  '/api/v1/weekly-review',
  '/api/v1/alert-rules',
  '/api/v1/alert-rules/{id}',
  '/api/v1/silences',
  '/api/v1/incidents',
  '/api/v1/incidents/{id}',
  '/api/v1/incidents/{id}/timeline',
  '/api/v1/incidents/{id}/postmortem',
  '/api/v1/incidents/{id}/postmortem/file',
  '/api/v1/postmortem-actions',
  '/api/v1/notification-channels',
  '/api/v1/notifications',
  '/api/v1/notifications/{id}',
  '/api/v1/routing',
  '/api/v1/rotations',
  '/api/v1/escalations',
  '/api/v1/drills',
  '/api/v1/drills/{id}',
  '/api/v1/runbooks/{slug}/uses',
])('without zones %s tells of everything', async (path) => {
  const answers: string[] = [];
  for (const given of ASKED[path]!()) answers.push((await ask('everything', handlerOf(path), given)).text);
  expect(answers.join('\n')).toMatch(new RegExp(`${MARK}-(?!zone)`));
});

describe('a reader who is confined to one zone', () => {
  it.each(ROUTES.map(({ path }) => path))('is told by %s of nothing in others', async (path) => {
    for (const given of ASKED[path]!()) {
      const { status, text } = await ask('confined', handlerOf(path), given);
      expect([status, text]).toEqual([expect.toBeOneOf([200, 400, 403, 404]), text]);
      // What was asked for stands in the answer to it.
      const question = `${given.query ?? ''} ${JSON.stringify(given.params ?? {})}`;
      const said = question.includes(MARK) ? `${MARK}-(?!zone|rule\\b)` : MARK;
      expect({ given, found: text.match(new RegExp(`.{0,80}${said}.{0,80}`)) }).toEqual({
        given,
        found: null,
      });
    }
  });

  it('finds what is of its own zone', async () => {
    for (const path of [
      '/api/v1/alerts',
      '/api/v1/alerts/{id}',
      '/api/v1/alert-rules',
      '/api/v1/silences',
      '/api/v1/incidents',
      '/api/v1/incidents/{id}',
      '/api/v1/notifications',
      '/api/v1/escalations',
      '/api/v1/drills',
    ]) {
      const { status, text } = await ask('confined', handlerOf(path), ASKED[path]!()[0]);
      expect([path, status]).toEqual([path, 200]);
      expect([path, text]).toEqual([path, expect.stringContaining('ours')]);
    }
  });
});

describe.each(['audit', 'ingest', 'replay', 'policies'] as const)('a token for %s', (scope) => {
  it.each(ROUTES.map(({ path }) => path))('gets nothing of %s', async (path) => {
    const given = ASKED[path]!()[0]!;
    expect((await ask(scope, handlerOf(path), given)).status).toBe(403);
  });
});
