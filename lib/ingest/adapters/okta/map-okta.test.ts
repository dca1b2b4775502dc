import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '../../testing/map-text';
import { RESULTS } from './log-event-schema';
import { oktaAdapter } from './map-okta';

const map = (record: object) => mapText(oktaAdapter, JSON.stringify(record));

const LOGIN = {
  uuid: 'u-1',
  published: '2026-11-21T09:30:00.123Z',
  eventType: 'user.session.start',
  displayMessage: 'User login to Okta',
  severity: 'INFO',
  actor: { id: '00u1', type: 'User', alternateId: 'ada@example.org', displayName: 'Ada' },
  client: {
    ipAddress: '198.51.100.7',
    userAgent: { rawUserAgent: 'curl/8' },
    zone: 'null',
    geographicalContext: { city: 'Berlin', state: null, country: 'Germany' },
  },
  authenticationContext: {
    credentialType: 'PASSWORD',
    authenticationProvider: 'OKTA_AUTHENTICATION_PROVIDER',
  },
  outcome: { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' },
  target: [{ id: '0oa1', type: 'AppInstance', alternateId: 'Payroll', displayName: 'Payroll' }],
};
const SIGN_ON = {
  ...LOGIN,
  uuid: 'u-2',
  eventType: 'policy.evaluate_sign_on',
  outcome: { result: 'DENY', reason: 'Sign-on policy evaluation resulted in DENY' },
  target: [
    ...LOGIN.target,
    { id: 'p1', type: 'PolicyEntity', displayName: 'Only from the office' },
    { id: 'r1', type: 'PolicyRule', displayName: 'Catch-all' },
  ],
};
const HOOK = {
  eventType: 'com.okta.event_hook',
  source: 'https://example.okta.com/api/v1/eventHooks/who1',
  data: { events: [LOGIN, SIGN_ON] },
};

it('a privilege that was given tells which', () => {
  const debugContext = { debugData: { privilegeGranted: 'Super administrator' } };
  const event = { ...LOGIN, eventType: 'user.account.privilege.grant', debugContext };
  expect(map(event).events).toMatchObject([{ changes: { privilegeGranted: 'Super administrator' } }]);
});

describe('a sign-in', () => {
  it('is an auth attempt and nothing else', () => {
    expect(map(LOGIN).events).toMatchObject([
      {
        kind: 'auth',
        id: 'u-1',
        outcome: 'failure',
        occurredAt: '2026-11-21T09:30:00.123Z',
        principal: 'ada@example.org',
        service: 'Payroll',
        provider: 'okta',
        method: 'PASSWORD',
        reason: 'INVALID_CREDENTIALS',
        labels: { ip: '198.51.100.7', location: 'Berlin, Germany' },
      },
    ]);
    expect(map(LOGIN).events[0]!.labels).not.toHaveProperty('networkZone');
  });

  it('of the Identity Engine has the authenticator among its targets', () => {
    const target = [{ id: 'lae1', type: 'AuthenticatorEnrollment', displayName: 'Okta Verify' }];
    expect(map({ ...LOGIN, authenticationContext: {}, target }).events).toMatchObject([
      { method: 'Okta Verify' },
    ]);
  });

  it.each(['CHALLENGE', 'UNANSWERED', 'SKIPPED'])(
    'that came to %s has not ended: an audit entry',
    (result) => {
      expect(map({ ...LOGIN, outcome: { result } }).events).toMatchObject([
        { kind: 'audit', outcome: undefined },
      ]);
    },
  );
});

describe('an evaluation of a sign-on policy', () => {
  it('that denies is a decision of this policy, beside the audit entry', () => {
    expect(map(SIGN_ON).events).toMatchObject([
      {
        kind: 'audit',
        id: 'u-2',
        outcome: 'failure',
        action: 'policy.evaluate_sign_on',
        context: { ip: '198.51.100.7' },
      },
      {
        kind: 'decision',
        id: 'u-2:decision',
        outcome: 'deny',
        policy: 'Only from the office',
        rule: 'Catch-all',
        principal: 'ada@example.org',
        resource: 'Payroll',
      },
    ]);
  });

  it('that allows is a decision, one that challenges is none', () => {
    expect(map({ ...SIGN_ON, outcome: { result: 'ALLOW' } }).events[1]).toMatchObject({ outcome: 'allow' });
    expect(map({ ...SIGN_ON, outcome: { result: 'CHALLENGE' } }).events).toHaveLength(1);
  });
});

it.each(['application.policy.sign_on.deny_access', 'app.generic.unauth_app_access_attempt'])(
  '%s is a denial, though its result is a failure',
  (eventType) => {
    const { events } = map({ ...SIGN_ON, eventType, outcome: { result: 'FAILURE', reason: 'deny' } });
    expect(events).toMatchObject([
      { kind: 'audit', outcome: 'failure' },
      { kind: 'decision', outcome: 'deny', policy: 'Only from the office', resource: 'Payroll' },
    ]);
  },
);

it('who is unknown to Okta is no principal', () => {
  const nobody = { id: 'unknown', type: 'User', alternateId: 'unknown', displayName: 'unknown' };
  const [event] = map({ ...LOGIN, actor: nobody }).events;
  expect(event).toMatchObject({ kind: 'auth', outcome: 'failure' });
  expect(event!.principal).toBeUndefined();
});

it('an event hook has many events, and the domain', () => {
  const { events } = map(HOOK);
  expect(events.map(({ kind, environment }) => [kind, environment])).toEqual([
    ['auth', 'example.okta.com'],
    ['audit', 'example.okta.com'],
    ['decision', 'example.okta.com'],
  ]);
});

it('EventBridge wraps the event', () => {
  const source = 'aws.partner/okta.com/example/stream';
  expect(map({ source, 'detail-type': 'SystemLog', detail: LOGIN }).events).toMatchObject([
    { kind: 'auth', environment: 'example' },
  ]);
});

it.each(RESULTS)('%s is a result that is known', (result) => {
  expect(map({ ...LOGIN, eventType: 'user.lifecycle.create', outcome: { result } }).rejected).toEqual([]);
});

it.each([
  [{ ...LOGIN, outcome: { result: 'FINE' } }, 'outcome.result'],
  [{ ...LOGIN, outcome: null }, 'outcome.result'],
  [{ ...LOGIN, published: 'yesterday' }, 'published'],
  [{ ...LOGIN, eventType: undefined }, 'eventType'],
  [
    { ...HOOK, data: { events: [LOGIN, { ...LOGIN, outcome: { result: 'FINE' } }] } },
    'data.events.1.outcome.result',
  ],
  [{ ...HOOK, data: { events: [] } }, 'data.events'],
])('%# is refused', (record, path) => {
  expect(map(record).rejected).toMatchObject([{ path }]);
});

const HOMER = 'homer.simpson@duff.com';
const success = (action: string, more: object = {}) => ({
  kind: 'audit',
  outcome: 'success',
  action,
  ...more,
});

describeSamples('okta-system-log', {
  'api-response.json': {
    adapter: oktaAdapter,
    events: [
      success('user.session.end', {
        id: 'b4219832-5e5b-11ef-8d62-99cf43fc3f63',
        occurredAt: '2024-08-19T18:49:02.891Z',
        actor: { type: 'User', id: 'person@observiq.com', name: 'First Last' },
        context: { ip: '123.123.123.123', location: 'Crystal Mountain, Michigan, United States' },
      }),
      success('app.oauth2.token.revoke', {
        actor: { type: 'PublicClientApp', id: '0jkdsjan33324242', name: 'Okta Dashboard' },
        targets: [{ type: 'access_token', id: '234n2jk34j2k34j2k3n4j23', name: 'Access Token' }],
      }),
    ],
  },
  'events.ndjson': {
    adapter: oktaAdapter,
    events: [
      {
        kind: 'auth',
        outcome: 'failure',
        principal: HOMER,
        reason: 'INVALID_CREDENTIALS',
        occurredAt: '2022-06-22T18:18:29.015Z',
      },
      { kind: 'auth', outcome: 'failure', principal: 'person3@example.com', service: 'Okta Dashboard' },
      {
        kind: 'audit',
        outcome: 'failure',
        action: 'system.operation.rate_limit.violation',
        principal: HOMER,
      },
      {
        kind: 'decision',
        outcome: 'deny',
        policy: 'system.operation.rate_limit.violation',
        resource: '/app/{app}/{key}/',
        reason: 'Too many requests attempted by an individual user',
      },
      { kind: 'audit', outcome: 'failure', action: 'user.account.lock', labels: { reason: 'LOCKED_OUT' } },
      success('user.account.privilege.grant', {
        targets: [{ type: 'User', id: '00u6eup97mAJZWYmP357', name: 'alice@acme.io' }],
        labels: { privilegeGranted: 'Organization administrator, Application administrator (all)' },
      }),
      { kind: 'auth', outcome: 'success', principal: HOMER, method: 'mfa' },
      { kind: 'auth', outcome: 'success', principal: 'person3@example.com' },
      success('system.org.rate_limit.warning'),
      success('user.account.reset_password', { id: '12343' }),
      success('security.threat.detected', { actor: { type: 'IP address', id: '1.2.3.4' } }),
      success('user.account.report_suspicious_activity_by_enduser'),
      success('user.mfa.factor.deactivate', { occurredAt: RECEIVED_AT, labels: { timeOf: 'receipt' } }),
      {
        kind: 'audit',
        outcome: undefined,
        action: 'policy.evaluate_sign_on',
        labels: { result: 'CHALLENGE' },
      },
    ],
  },
});

fuzzAdapter(oktaAdapter, {
  samples: [
    ...[LOGIN, SIGN_ON, HOOK].map((record) => JSON.stringify(record)),
    ...[
      readSample('okta-system-log', 'events.ndjson'),
      readSample('okta-system-log', 'api-response.json'),
    ].filter((text) => text !== null),
  ],
  decisive: ['outcome.result', 'data.events.*.outcome.result'],
});
