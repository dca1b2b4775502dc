import { describe, expect, it } from 'vitest';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText } from '../../testing/map-text';
import { dexAdapter } from './map-dex';

const map = (...lines: object[]) => mapText(dexAdapter, lines.map((line) => JSON.stringify(line)).join('\n'));

const LOGIN = {
  time: '2026-11-21T09:30:00.123456789Z',
  level: 'INFO',
  msg: 'login successful',
  connector_id: 'ldap',
  user_id: 'CgNhZGE',
  username: 'Ada',
  preferred_username: 'ada',
  email: 'ada@example.org (unverified)',
  groups: ['dev'],
  client_remote_addr: '198.51.100.7',
  request_id: 'r-1',
};
const OLD = String.raw`time="2026-11-21T09:30:00Z" level=info msg="login successful: connector \"github\", username=\"Ada\", preferred_username=\"\", email=\"ada@example.org\", groups=[\"dev\"]"`;
const OLD_FAILED = String.raw`time="2026-11-21T09:31:00Z" level=error msg="Failed login attempt for user: \"ada\". Invalid credentials."`;

describe('a sign-in', () => {
  it('is an auth attempt at the connector', () => {
    expect(map(LOGIN).events).toMatchObject([
      {
        kind: 'auth',
        outcome: 'success',
        id: 'r-1:login successful',
        occurredAt: '2026-11-21T09:30:00.123456789Z',
        principal: 'ada',
        provider: 'ldap',
        labels: { ip: '198.51.100.7', groups: '["dev"]', userId: 'CgNhZGE' },
      },
    ]);
  });

  it.each([
    [
      { msg: 'failed login attempt: Invalid credentials.', user: 'eve' },
      { principal: 'eve', method: 'password' },
    ],
    [{ msg: 'failed to authenticate', err: 'oidc: token expired' }, { reason: 'oidc: token expired' }],
    [
      { msg: 'login rejected for locked account', user_id: 'u', connector_id: 'ldap' },
      { principal: 'u', provider: 'ldap' },
    ],
    [
      { msg: 'invalid client_secret on token request', client_id: 'shop' },
      { principal: 'shop', service: 'shop', method: 'client_secret', provider: 'dex' },
    ],
  ])('that failed: %j', (fields, expected) => {
    expect(map({ time: LOGIN.time, level: 'ERROR', ...fields }).events).toMatchObject([
      { kind: 'auth', outcome: 'failure', ...expected },
    ]);
  });

  it('is read from the sentences of older releases too', () => {
    expect(mapText(dexAdapter, `${OLD}\n${OLD_FAILED}`).events).toMatchObject([
      { outcome: 'success', principal: 'Ada', provider: 'github', occurredAt: '2026-11-21T09:30:00Z' },
      { outcome: 'failure', principal: 'ada', method: 'password', reason: 'Invalid credentials' },
    ]);
  });

  it('may come as a container’s log line', () => {
    const log = JSON.stringify(LOGIN);
    expect(map({ log, kubernetes: { pod_name: 'dex-0', namespace_name: 'auth' } }).events).toMatchObject([
      { outcome: 'success', environment: 'auth', labels: { pod: 'dex-0' } },
    ]);
  });
});

it('a sign-out is an audit entry', () => {
  expect(map({ ...LOGIN, msg: 'logout successful' }).events).toMatchObject([
    { kind: 'audit', action: 'logout' },
  ]);
});

it.each([
  [{ ...LOGIN, msg: 'garbage collection run, delete auth' }, 'no-outcome', 'msg'],
  [{ ...LOGIN, msg: 'failed to finalize login' }, 'no-outcome', 'msg'],
  [{ ...LOGIN, time: '09:30' }, 'invalid-field', 'time'],
  [{ log: 'free words' }, 'not-understood', 'log'],
  [{}, 'not-understood', 'msg'],
])('%j is refused', (record, code, path) => {
  expect(map(record).rejected).toMatchObject([{ code, path }]);
});

fuzzAdapter(dexAdapter, { samples: [JSON.stringify(LOGIN), `${OLD}\n${OLD_FAILED}`], decisive: ['msg'] });
