import { randomUUID } from 'node:crypto';
import { eventListSchema } from '@/lib/domain/read-models/events';
import { ROLE_PERMISSIONS, ROLES, type Permission, type Role } from '@/lib/domain/roles';
import { listEndpoints, listPages } from './fixtures/app-routes';
import { expect, test } from './fixtures/test';
import { POLICY, ZONE } from './fixtures/walk';

/** What strangers may open; everything else that the app has is closed to them. */
const OPEN_PAGES = ['/sign-in', '/setup/[secret]'];
const OPEN_ENDPOINTS = ['/api/health', '/api/auth/[...nextauth]', '/api/auth/setup'];

test.describe('a stranger', () => {
  test('is sent from every page to the sign-in page, and from there back', async ({ request }) => {
    for (const { pattern, path } of listPages().filter((page) => !OPEN_PAGES.includes(page.pattern))) {
      const response = await request.get(path);
      expect.soft(new URL(response.url()).pathname, pattern).toBe('/sign-in');
      expect.soft(new URL(response.url()).searchParams.get('callbackUrl'), pattern).toBe(path);
    }
  });

  test('gets nothing but the way to the sign-in page when asking for the content of a page alone', async ({
    request,
  }) => {
    for (const { pattern, path } of listPages().filter((page) => !OPEN_PAGES.includes(page.pattern))) {
      // So asks the router of Next.js when a person moves from page to page.
      const content = await (await request.get(path, { headers: { RSC: '1' } })).text();
      expect.soft(content, pattern).toContain('/sign-in?callbackUrl=');
      expect.soft(content, pattern).not.toContain('permissions');
    }
  });

  test('is refused by every endpoint', async ({ request }) => {
    const closed = listEndpoints().filter(({ pattern }) => !OPEN_ENDPOINTS.includes(pattern));
    expect(closed.length).toBeGreaterThan(20);
    for (const { pattern, path, methods } of closed) {
      expect.soft(methods, pattern).not.toEqual([]);
      for (const method of methods) {
        const response = await request.fetch(path, { method, ...(method === 'GET' ? {} : { data: {} }) });
        expect.soft(response.status(), `${method} ${pattern}`).toBe(401);
        expect
          .soft(response.headers()['content-type'], `${method} ${pattern}`)
          // OTLP has errors of its own.
          .toContain(pattern.startsWith('/api/otlp/') ? 'application/json' : 'application/problem+json');
      }
    }
  });

  test('gets in through no token that is made up', async ({ request }) => {
    const headers = { authorization: `Bearer gh_${randomUUID()}` };
    expect((await request.get('/api/v1/denials', { headers })).status()).toBe(401);
    expect((await request.post('/api/ingest/events', { headers, data: [] })).status()).toBe(401);
  });

  test('sees that the app is healthy, and no more of it', async ({ request }) => {
    const response = await request.get('/api/health');
    expect(response.status()).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ok' });
  });
});

/** What each permission opens. */
const READS: readonly (readonly [path: string, needs: Permission])[] = [
  ['/api/v1/dashboards/executive', 'dashboards:read'],
  ['/api/v1/dashboards/on-call', 'dashboards:read'],
  ['/api/v1/decisions/series', 'dashboards:read'],
  ['/api/v1/policies', 'policies:read'],
  ['/api/v1/policy-growth', 'policies:read'],
  ['/api/v1/policy-names', 'policies:read'],
  ['/api/v1/policy-drift-settings', 'settings:read'],
  ['/api/v1/activation-reviews', 'policies:read'],
  ['/api/v1/activation-reviews/summary', 'policies:read'],
  ['/api/v1/replays', 'policies:replay'],
  [`/api/v1/policies/${encodeURIComponent(POLICY)}/texts`, 'policies:read'],
  ['/api/v1/zones', 'inventory:read'],
  ['/api/v1/denials', 'events:read'],
  ['/api/v1/events', 'events:read'],
  ['/api/v1/policy-suggestions', 'events:read'],
  ['/api/v1/quarantine', 'quarantine:read'],
  ['/api/v1/audit', 'audit:read'],
  ['/api/v1/audit/facets', 'audit:read'],
  [`/api/v1/audit/targets?target=zone:${ZONE}`, 'audit:read'],
  ['/api/v1/audit/download?format=csv', 'audit:read'],
  ['/api/v1/audit/views', 'audit:read'],
  ['/api/v1/sources', 'settings:read'],
  ['/api/v1/known-sources', 'settings:read'],
  ['/api/v1/known-sources/opa%2Flogs', 'settings:read'],
  ['/api/v1/mappings', 'settings:read'],
  ['/api/v1/cost', 'dashboards:read'],
  ['/api/v1/alerts', 'alerts:read'],
  ['/api/v1/incidents', 'alerts:read'],
  ['/api/v1/weekly-review', 'alerts:read'],
  ['/api/v1/remediation', 'dashboards:read'],
  ['/api/v1/routing', 'alerts:read'],
  ['/api/v1/rotations', 'alerts:read'],
  ['/api/v1/escalations', 'alerts:read'],
  ['/api/v1/on-call-now', 'alerts:read'],
  ['/api/v1/telemetry-settings', 'settings:read'],
  ['/api/v1/cardinality', 'settings:read'],
  ['/api/v1/trust-rules', 'settings:read'],
  ['/api/v1/trust-rules/versions', 'settings:read'],
  ['/api/v1/audit/witnesses', 'audit:read'],
  ['/api/v1/audit/retention', 'audit:read'],
  ['/api/v1/audit/holds', 'audit:read'],
  ['/api/v1/audit/erasures', 'audit:read'],
  ['/api/v1/access-grants', 'elevations:write'],
  ['/api/v1/access-grants/findings', 'elevations:write'],
  ['/api/v1/access-grants/standing', 'elevations:write'],
  ['/api/v1/access-settings', 'elevations:write'],
  ['/api/v1/audit/checkpoints', 'audit:read'],
  ['/api/v1/audit/consistency?from=1&to=1', 'audit:read'],
  ['/api/v1/audit/export?from=now-15m', 'audit:read'],
  ['/api/v1/audit/keys', 'audit:read'],
  ['/api/v1/audit/keys/file', 'audit:read'],
  ['/api/v1/audit/keys/current', 'audit:read'],
  ['/api/v1/audit/checkpoint', 'audit:read'],
  ['/api/v1/audit/log/checkpoint', 'audit:read'],
  ['/api/v1/audit/integrity', 'audit:read'],
  ['/api/v1/compliance-reports', 'audit:read'],
  ['/api/v1/compliance-reports/schedules', 'audit:read'],
  ['/api/v1/audit/log/tile/0/000.p/1', 'audit:read'],
  ['/api/v1/postmortem-actions', 'alerts:read'],
  ['/api/v1/runbooks', 'alerts:read'],
  ['/api/v1/runbooks/f4-over-restriction', 'alerts:read'],
  ['/api/v1/runbooks/f4-over-restriction/uses', 'alerts:read'],
  ['/api/v1/drills', 'alerts:read'],
  ['/api/v1/accounts', 'accounts:write'],
  ['/api/v1/tokens', 'tokens:write'],
  ['/api/v1/alert-rules', 'alerts:read'],
  ['/api/v1/silences', 'alerts:read'],
  ['/api/v1/notification-channels', 'alerts:read'],
  ['/api/v1/notifications', 'alerts:read'],
];

const CHANGES: readonly (readonly [method: string, path: string, needs: Permission, body: object])[] = [
  ['POST', '/api/v1/tokens', 'tokens:write', { name: 'mine', scopes: ['admin'] }],
  ['POST', '/api/v1/accounts', 'accounts:write', { email: 'mine@example.com', role: 'administrator' }],
  ['POST', '/api/v1/incidents', 'incidents:write', { title: 'Mine', severity: 1 }],
  [
    'PUT',
    '/api/v1/alert-times',
    'incidents:write',
    {
      source: 'pager',
      alertId: 'a',
      openedAt: null,
      acknowledgedAt: null,
      mitigatedAt: null,
      resolvedAt: null,
      reason: 'mine',
    },
  ],
  ['PUT', '/api/v1/mappings/opa', 'mappings:write', { rules: [] }],
  ['PUT', '/api/v1/routing', 'alerting:write', { tree: {}, base: 0 }],
  ['POST', '/api/v1/rotations', 'alerting:write', { name: 'mine' }],
  ['POST', '/api/v1/rotations/preview', 'alerting:write', { name: 'mine' }],
  ['PUT', `/api/v1/rotations/${randomUUID()}`, 'alerting:write', {}],
  ['DELETE', `/api/v1/rotations/${randomUUID()}`, 'alerting:write', {}],
  ['POST', `/api/v1/rotations/${randomUUID()}/overrides`, 'alerts:write', {}],
  ['DELETE', `/api/v1/rotations/${randomUUID()}/overrides/${randomUUID()}`, 'alerts:write', {}],
  ['POST', '/api/v1/escalations', 'alerting:write', { name: 'mine' }],
  ['PUT', `/api/v1/escalations/${randomUUID()}`, 'alerting:write', {}],
  ['DELETE', `/api/v1/escalations/${randomUUID()}`, 'alerting:write', {}],
  ['PUT', '/api/v1/trust-rules', 'settings:write', { rules: [], note: 'mine', base: 0 }],
  ['PUT', '/api/v1/telemetry-settings', 'settings:write', { currency: 'EUR' }],
  ['PUT', '/api/v1/cardinality', 'settings:write', { services: 1, policies: 1 }],
  ['PUT', '/api/v1/policy-drift-settings', 'settings:write', { mismatchMinutes: 1 }],
  ['POST', '/api/v1/trust-rules/reprocess', 'settings:write', { mode: 'move' }],
  ['POST', '/api/v1/zones', 'inventory:write', { slug: 'mine', name: 'Mine', trustLevel: 'high' }],
  [
    'POST',
    '/api/v1/replays',
    'policies:replay',
    { policy: 'mine', candidate: { engine: 'cedar', files: { a: 'x' } } },
  ],
  ['POST', '/api/v1/replays/preview', 'policies:replay', { policy: 'mine' }],
  ['POST', '/api/v1/audit/keys/rotations', 'audit:keep', {}],
  ['POST', '/api/v1/audit/witnesses', 'audit:keep', { kind: 'file', name: 'mine', place: '/tmp/mine' }],
  ['PATCH', `/api/v1/audit/witnesses/${randomUUID()}`, 'audit:keep', { paused: true }],
  ['DELETE', `/api/v1/audit/witnesses/${randomUUID()}`, 'audit:keep', {}],
  ['POST', `/api/v1/audit/witnesses/${randomUUID()}/try`, 'audit:keep', {}],
  ['POST', '/api/v1/source-retirements', 'sources:write', { source: 'opa' }],
  [
    'POST',
    '/api/v1/policy-revisions',
    'policies:write',
    { policy: 'mine', files: { 'a.rego': 'package a' } },
  ],
  ['POST', '/api/v1/policy-bundles?policy=mine', 'policies:write', {}],
  [
    'POST',
    '/api/v1/policies/mine/exceptions',
    'policies:write',
    { reason: 'mine', owner: 'me', expiresAt: '2099-01-01T00:00:00Z' },
  ],
  ['POST', `/api/v1/policies/mine/exceptions/${randomUUID()}/end`, 'policies:write', {}],
  ['POST', '/api/v1/audit/views', 'audit:read', { name: 'mine', query: {} }],
  ['PUT', `/api/v1/audit/views/${randomUUID()}`, 'audit:read', { name: 'mine', query: {} }],
  ['DELETE', `/api/v1/audit/views/${randomUUID()}`, 'audit:read', {}],
  ['PUT', '/api/v1/audit/retention', 'audit:keep', { rules: [{ zone: null, class: null, days: 1 }] }],
  ['POST', '/api/v1/audit/retention/preview', 'audit:read', { rules: [] }],
  ['POST', '/api/v1/verify/audit', 'audit:read', {}],
  ['POST', '/api/v1/compliance-reports', 'reports:write', { from: 'now-1d', to: 'now' }],
  ['POST', '/api/v1/compliance-reports/schedules', 'reports:write', {}],
  ['DELETE', `/api/v1/compliance-reports/schedules/${randomUUID()}`, 'reports:write', {}],
  ['POST', '/api/v1/audit/holds', 'audit:keep', { reason: 'mine' }],
  ['POST', `/api/v1/audit/holds/${randomUUID()}/release`, 'audit:keep', { reason: 'mine' }],
  [
    'POST',
    '/api/v1/audit/erasures',
    'audit:keep',
    { of: { kind: 'entry', id: randomUUID() }, fields: 'leaf', basis: 'mine' },
  ],
  [
    'POST',
    '/api/v1/access-grants',
    'elevations:write',
    {
      kind: 'standing',
      holder: { type: 'user', id: 'me' },
      role: 'mine',
      justification: 'because',
    },
  ],
  ['POST', `/api/v1/access-grants/${randomUUID()}/end`, 'elevations:write', {}],
  [
    'POST',
    `/api/v1/access-grants/${randomUUID()}/review`,
    'elevations:review',
    { conclusion: 'justified', text: 'mine' },
  ],
  ['PUT', '/api/v1/access-settings', 'settings:write', {}],
  ['PUT', '/api/v1/runbooks/mine', 'runbooks:write', { text: 'mine', basedOn: 0 }],
  ['DELETE', '/api/v1/runbooks/mine', 'runbooks:write', {}],
  ['POST', '/api/v1/runbooks/mine/review', 'runbooks:write', {}],
  ['POST', '/api/v1/runbooks/import', 'runbooks:write', { files: {}, commit: null }],
  ['POST', '/api/v1/drills', 'drills:write', { failure: 'F4', zone: 'nowhere' }],
  ['POST', `/api/v1/drills/${randomUUID()}/end`, 'drills:write', {}],
  ['POST', '/api/v1/quarantine/replay', 'quarantine:replay', { ids: [randomUUID()] }],
  ['POST', '/api/ingest/events', 'ingest:write', []],
  ['POST', '/api/v1/alerts/acknowledge', 'alerts:write', {}],
  ['POST', '/api/v1/alerts/unacknowledge', 'alerts:write', {}],
  ['POST', '/api/v1/alerts/resolve', 'alerts:write', {}],
  ['POST', `/api/v1/alerts/${randomUUID()}/acknowledge`, 'alerts:write', {}],
  ['POST', `/api/v1/alerts/${randomUUID()}/unacknowledge`, 'alerts:write', {}],
  ['POST', `/api/v1/alerts/${randomUUID()}/resolve`, 'alerts:write', {}],
  ['POST', '/api/v1/incidents/1/state', 'incidents:write', {}],
  ['POST', '/api/v1/incidents/1/measures', 'incidents:write', {}],
  ['PUT', '/api/v1/incidents/1/postmortem', 'incidents:write', {}],
  ['POST', '/api/v1/alert-rules', 'alerting:write', {}],
  ['PUT', '/api/v1/alert-rules/mass-denials', 'alerting:write', {}],
  ['DELETE', '/api/v1/alert-rules/mass-denials', 'alerting:write', {}],
  ['POST', '/api/v1/silences', 'alerts:write', {}],
  ['POST', '/api/v1/notification-channels', 'alerting:write', {}],
  ['PATCH', `/api/v1/notification-channels/${randomUUID()}`, 'alerting:write', { isEnabled: false }],
  ['DELETE', `/api/v1/notification-channels/${randomUUID()}`, 'alerting:write', {}],
  ['POST', `/api/v1/notification-channels/${randomUUID()}/test`, 'alerting:write', {}],
  ['PUT', `/api/v1/silences/${randomUUID()}`, 'alerts:write', {}],
  ['POST', `/api/v1/silences/${randomUUID()}/end`, 'alerts:write', {}],
];

const may = (role: Role, permission: Permission): boolean => ROLE_PERMISSIONS[role].includes(permission);

for (const role of ROLES)
  test.describe(`the role ${role}`, () => {
    test.use({ role });

    test('reads what its permissions open and is refused the rest', async ({ request }) => {
      for (const [path, needs] of READS) {
        const response = await request.get(path);
        expect.soft(response.status(), path).toBe(may(role, needs) ? 200 : 403);
      }
    });

    test('is refused every change that its permissions do not include', async ({ request, baseURL }) => {
      for (const [method, path, needs, data] of CHANGES.filter(
        ([, , permission]) => !may(role, permission),
      )) {
        const response = await request.fetch(path, { method, data, headers: { origin: baseURL! } });
        expect.soft(response.status(), `${method} ${path} without ${needs}`).toBe(403);
      }
    });
  });

test.describe('a viewer', () => {
  test.use({ role: 'viewer' });

  test('cannot open a single denial, neither as data nor as a page', async ({ page, request, api }) => {
    const [denial] = (await api.get('/api/v1/denials', eventListSchema, { from: 'now-2d', limit: '1' }))
      .items;
    const response = await request.get(`/api/v1/denials/${denial!.id}`);
    expect(response.status()).toBe(403);

    await page.goto(`/denials/${denial!.id}`);
    await expect(page.getByRole('main')).toContainText('Your role does not include');
    await expect(page.getByRole('main')).not.toContainText(denial!.policy!);
  });
});

test.describe('an executive', () => {
  test.use({ role: 'executive' });

  test('cannot make tokens: the server answers 403, and the settings do not offer it', async ({ page }) => {
    await page.goto('/executive');
    const status = await page.evaluate(async () => {
      const response = await fetch('/api/v1/tokens', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'mine', scopes: ['admin'] }),
      });
      return response.status;
    });
    expect(status).toBe(403);
    await page.goto('/settings/tokens');
    await expect(page.getByRole('main')).toContainText('Your role does not include');
  });
});

test.describe('somebody signed in', () => {
  test.use({ role: 'administrator' });

  test('changes nothing through a page of another site', async ({ request }) => {
    const response = await request.post('/api/v1/tokens', {
      data: { name: 'theirs', scopes: ['admin'] },
      headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    });
    expect(response.status()).toBe(403);
  });
});
