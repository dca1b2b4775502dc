import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText } from '../../testing/map-text';
import { auth0Adapter } from './map-auth0';

const map = (record: object) => mapText(auth0Adapter, JSON.stringify(record));

const DATA = {
  date: '2026-11-21T09:30:00.123Z',
  type: 'fp',
  description: 'Wrong email or password.',
  connection: 'Username-Password-Authentication',
  strategy: 'auth0',
  client_id: 'c1',
  client_name: 'Storefront',
  ip: '198.51.100.7',
  user_agent: 'Chrome',
  user_id: 'auth0|1',
  user_name: 'ada@example.org',
  hostname: 'example.eu.auth0.com',
  tenant_name: 'example',
  log_id: 'l-1',
};
const of = (type: string, more: object = {}) => ({ log_id: 'l-1', data: { ...DATA, type, ...more } });

it('a wrong password is a failed sign-in', () => {
  expect(map([of('fp')]).events).toMatchObject([
    {
      kind: 'auth',
      id: 'l-1',
      outcome: 'failure',
      occurredAt: '2026-11-21T09:30:00.123Z',
      environment: 'example',
      service: 'Storefront',
      principal: 'ada@example.org',
      provider: 'auth0',
      method: 'password',
      reason: 'Wrong email or password.',
      labels: { ip: '198.51.100.7', userId: 'auth0|1', code: 'fp' },
    },
  ]);
});

it('a call that gives roles to a user tells which', () => {
  const path = '/api/v2/users/auth0%7C1/roles';
  const request = { method: 'post', path, body: { roles: ['rol_1', 2] } };
  expect(map(of('sapi', { details: { request } })).events).toMatchObject([{ changes: { roles: ['rol_1'] } }]);
});

describe('a code', () => {
  it.each([
    ['s', 'auth', 'success'],
    ['f', 'auth', 'failure'],
    ['fu', 'auth', 'failure'],
    ['seccft', 'auth', 'success'],
    ['gd_auth_rejected', 'auth', 'failure'],
    ['gd_auth_succeed', 'auth', 'success'],
    ['seacft', 'audit', 'success'],
    ['feacft', 'audit', 'failure'],
    ['fsa', 'audit', 'failure'],
    ['slo', 'audit', 'success'],
    ['ferrt', 'audit', 'failure'],
    ['signup_pwd_leak', 'audit', 'failure'],
    ['ss', 'audit', 'success'],
    ['depnote', 'audit', undefined],
    ['mfar', 'audit', undefined],
  ])('%s is %s: %s', (type, kind, outcome) => {
    const { events } = map(of(type));
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ kind });
    expect(events[0]).toHaveProperty('outcome', outcome);
  });

  it('of a block is a denial beside the audit entry', () => {
    expect(map(of('limit_wc')).events).toMatchObject([
      { kind: 'audit', outcome: 'failure', action: 'limit_wc' },
      {
        kind: 'decision',
        outcome: 'deny',
        policy: 'auth0-brute-force-protection',
        rule: 'limit_wc',
        id: 'l-1:decision',
      },
    ]);
  });
});

it.each([
  ['in the Management API', DATA],
  ['in EventBridge', { 'detail-type': 'Auth0 log', detail: of('fp') }],
])('%s it is the same event', (_place, record) => {
  expect(map(record).events).toMatchObject([{ kind: 'auth', id: 'l-1' }]);
});

it.each([
  [of('zz'), 'unknown-type', 'data.type'],
  [{ ...DATA, type: 'zz' }, 'unknown-type', 'type'],
  [of('s', { date: 'today' }), 'invalid-field', 'data.date'],
  [of('s', { date: undefined }), 'not-understood', 'data.date'],
  [{ hello: 1 }, 'not-understood', 'type'],
])('%# is refused', (record, code, path) => {
  expect(map(record).rejected).toMatchObject([{ code, path }]);
});

const api = (action: string, target: string, more: object = {}) => ({
  kind: 'audit',
  outcome: 'success',
  action,
  targets: [{ type: 'path', id: target }],
  ...more,
});

describeSamples('auth0-logs', {
  'events.ndjson': {
    adapter: auth0Adapter,
    events: [
      {
        kind: 'auth',
        id: '90020241029185251974499000000000000001223372087732751235',
        outcome: 'failure',
        occurredAt: '2024-10-29T18:52:51.953000000Z',
        service: 'App Frontend',
        environment: 'auth.clientdomain.com',
        method: 'Username-Password-Authentication',
        reason: 'Unable to configure verification page.',
        labels: { ip: '2605:59c8:3075:214:d003:e902:2b01:dc14', code: 'fcoa' },
      },
      {
        kind: 'auth',
        outcome: 'failure',
        principal: 'denethor@lotr.com',
        method: 'password',
        reason: expect.stringMatching(/attempted to login with a leaked password/),
      },
      {
        kind: 'audit',
        outcome: 'success',
        action: 'gd_enrollment_complete',
        actor: { type: 'user', id: 'google-oauth2|105261262156475850461', name: 'Homer Simpson' },
        context: { ip: '12.12.12.12' },
      },
      api('Dynamic client registration', 'post /api/v2/integrations/installed', {
        principal: 'denethor@lotr.com',
      }),
      api('Create tenant invitations for a given client', 'post /api/v2/tenants/invitations', {
        occurredAt: '2023-05-15T16:13:53.609000000Z',
        actor: { type: 'user', id: 'auth0|6459776e974703f3a65dc258', name: 'homer.simpson@yourcompany.io' },
        labels: { statusCode: '201' },
      }),
      api('Update trigger bindings', 'patch /api/v2/actions/triggers/post-login/bindings', { id: 'XXX' }),
      api('Updates risk assessment configs', 'patch /api/v2/risk-assessment/config', {
        principal: 'user.name@yourcompany.io',
      }),
    ],
  },
});

fuzzAdapter(auth0Adapter, {
  samples: [
    JSON.stringify([of('fp'), of('limit_wc')]),
    JSON.stringify(DATA),
    ...[readSample('auth0-logs', 'events.ndjson')].filter((text) => text !== null),
  ],
  decisive: ['type', 'data.type'],
});
