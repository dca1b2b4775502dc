import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '../../testing/map-text';
import { keycloakAdapter } from './map-keycloak';

const map = (record: object | string) =>
  mapText(keycloakAdapter, typeof record === 'string' ? record : JSON.stringify(record));

/** 2026-11-21T09:30:00Z is 1795253400 seconds after 1970. */
const LOGIN = {
  id: 'e-1',
  time: 1_795_253_400_123,
  type: 'LOGIN_ERROR',
  realmId: 'r-1',
  realmName: 'shop',
  clientId: 'storefront',
  userId: 'u-1',
  ipAddress: '198.51.100.7',
  error: 'invalid_user_credentials',
  details: { auth_method: 'openid-connect', username: 'ada' },
};
const ADMIN = {
  id: 'a-1',
  time: 1_795_253_400_000,
  realmId: 'shop',
  authDetails: { realmId: 'master', clientId: 'admin-cli', userId: 'root', ipAddress: '198.51.100.8' },
  operationType: 'CREATE',
  resourceType: 'USER',
  resourcePath: 'users/u-2',
};
const LOGGED = {
  timestamp: '2026-11-21T09:30:00.5Z',
  loggerName: 'org.keycloak.events',
  level: 'DEBUG',
  message:
    'type="LOGIN", realmId="shop", clientId="storefront", userId="u-1", ipAddress="198.51.100.7", auth_method="openid-connect", username="ada, \\"the\\" first"',
};
const LINE =
  '2026-11-21 09:30:00,250 WARN  [org.keycloak.events] (executor-thread-1) type="CLIENT_LOGIN_ERROR", realmId="shop", clientId="batch", userId="null", ipAddress="198.51.100.9", error="invalid_client_credentials", grant_type="client_credentials"';

it('a mapping of roles tells their names, where the event keeps its representation', () => {
  const mapping = {
    ...ADMIN,
    resourceType: 'REALM_ROLE_MAPPING',
    resourcePath: 'users/u-2/role-mappings/realm',
  };
  const changesOf = (event: object) => map(event).events.map((one) => one.kind === 'audit' && one.changes);
  expect(changesOf({ ...mapping, representation: '[{"id":"1","name":"admin"}]' })).toEqual([
    { roles: ['admin'] },
  ]);
  expect(changesOf(mapping)).toEqual([undefined]);
  expect(changesOf({ ...mapping, representation: '[' })).toEqual([undefined]);
  expect(changesOf({ ...ADMIN, representation: '[{"name":"ada"}]' })).toEqual([undefined]);
});

describe('a login', () => {
  it('is an auth attempt of the user at the client', () => {
    expect(map(LOGIN).events).toMatchObject([
      {
        kind: 'auth',
        id: 'e-1',
        occurredAt: '2026-11-21T09:30:00.123Z',
        outcome: 'failure',
        environment: 'shop',
        service: 'storefront',
        principal: 'ada',
        provider: 'keycloak',
        method: 'openid-connect',
        reason: 'invalid_user_credentials',
        labels: { ip: '198.51.100.7', userId: 'u-1' },
      },
    ]);
  });

  it('in the JSON log has its values quoted', () => {
    expect(map(LOGGED).events).toMatchObject([
      {
        kind: 'auth',
        outcome: 'success',
        occurredAt: '2026-11-21T09:30:00.5Z',
        principal: 'ada, "the" first',
      },
    ]);
  });

  it('that fails twice in the JSON log is two attempts, the same line twice is one', () => {
    const again = { ...LOGGED, timestamp: '2026-11-21T09:30:02.5Z' };
    const [first, second, third] = [LOGGED, again, LOGGED].map((record) => map(record).events[0]!.id);
    expect(second).not.toBe(first);
    expect(third).toBe(first);
  });

  it('may be in a log of the Elastic Common Schema, and in the text of a container log', () => {
    const { timestamp, loggerName, ...rest } = LOGGED;
    const ecs = { ...rest, '@timestamp': timestamp, 'log.logger': loggerName };
    for (const record of [ecs, { log: JSON.stringify(LOGGED), kubernetes: { pod_name: 'keycloak-0' } }])
      expect(map(record).events).toMatchObject([
        { kind: 'auth', outcome: 'success', occurredAt: '2026-11-21T09:30:00.5Z' },
      ]);
    expect(map({ log: JSON.stringify({ ...LOGGED, message: 'hello' }) }).rejected).toMatchObject([
      { path: 'log.message' },
    ]);
  });

  it('has its time in digits from listeners that write texts', () => {
    expect(map({ ...LOGIN, time: '1795253400123' }).events).toMatchObject([
      { occurredAt: '2026-11-21T09:30:00.123Z' },
    ]);
    expect(map({ ...LOGIN, time: 'soon' }).rejected).toMatchObject([{ path: 'time' }]);
  });

  it('of a client in the text log', () => {
    expect(map(`${LINE}\n2026-11-21 09:30:01,000 INFO  [io.quarkus] (main) started`)).toMatchObject({
      events: [
        {
          kind: 'auth',
          outcome: 'failure',
          occurredAt: '2026-11-21T09:30:00.250Z',
          principal: 'batch',
          method: 'client_credentials',
        },
      ],
      rejected: [{ index: 1, code: 'not-understood', path: 'text' }],
    });
  });
});

it('an admin event is an audit entry', () => {
  expect(map(ADMIN).events).toMatchObject([
    {
      kind: 'audit',
      outcome: 'success',
      action: 'CREATE USER',
      actor: { type: 'user', id: 'root' },
      targets: [{ type: 'USER', id: 'users/u-2' }],
      context: { ip: '198.51.100.8' },
    },
  ]);
  const line =
    '11:00:00,000 DEBUG [org.keycloak.events] (default task-1) operationType=DELETE, realmId=master, clientId=c, userId=root, ipAddress=198.51.100.8, resourceType=CLIENT, resourcePath=clients/1';
  expect(map(line).events).toMatchObject([
    { action: 'DELETE CLIENT', actor: { id: 'root' }, labels: { loggedAt: '11:00:00.000' } },
  ]);
});

it.each([
  [{ ...LOGIN, type: 'LOGIN_MAYBE' }, 'unknown-type', 'type'],
  [{ ...LOGIN, time: -5 }, 'invalid-field', 'time'],
  [{ ...ADMIN, operationType: 'DESTROY' }, 'not-understood', 'operationType'],
  [{ ...LOGGED, message: 'hello' }, 'not-understood', 'message'],
  [{ ...LOGGED, timestamp: 'now' }, 'invalid-field', 'timestamp'],
  [{ realmId: 'x' }, 'missing-field', 'type'],
])('%# is refused', (record, code, path) => {
  expect(map(record).rejected).toMatchObject([{ code, path }]);
});

describeSamples('keycloak-events', {
  'logging-listener.log': {
    adapter: keycloakAdapter,
    events: [
      {
        kind: 'auth',
        outcome: 'failure',
        occurredAt: RECEIVED_AT,
        environment: 'master',
        service: 'myapp',
        principal: 'admin',
        method: 'openid-connect',
        reason: 'invalid_user_credentials',
        labels: {
          ip: '127.0.0.1',
          userId: '19aeb848-96fc-44f6-b0a3-59a17570d374',
          authType: 'code',
          redirectUri: 'http://localhost:8180/myapp',
          codeId: 'b669da14-cdbb-41d0-b055-0810a0334607',
          loggedAt: '11:36:09.965',
        },
      },
    ],
  },
  'user-event.json': {
    adapter: keycloakAdapter,
    events: [
      {
        kind: 'audit',
        outcome: 'success',
        action: 'REGISTER',
        occurredAt: RECEIVED_AT,
        environment: 'myrealm',
        service: 'heva',
        actor: { type: 'user', id: 'bcee5034-c65f-4d7c-9036-034042f0a054', name: 'username' },
        context: { ip: '172.21.0.1' },
        labels: { registerMethod: 'form' },
      },
    ],
  },
});

fuzzAdapter(keycloakAdapter, {
  samples: [
    ...[LOGIN, ADMIN, LOGGED].map((record) => JSON.stringify(record)),
    LINE,
    ...[readSample('keycloak-events', 'user-event.json')].filter((text) => text !== null),
  ],
  decisive: ['type', 'operationType'],
});
