import { describe, expect, it } from 'vitest';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText } from '../../testing/map-text';
import { vaultAdapter as adapter } from './map-audit-entry';
import { DENIED, FAILED_LOGIN, LOGIN, REQUEST, RESPONSE } from './samples';

const lines = (...entries: object[]): string => entries.map((entry) => JSON.stringify(entry)).join('\n');
const map = (...entries: object[]) =>
  mapText(adapter, lines(...entries), { contentType: 'application/x-ndjson' });
const only = (entry: object) => map(entry).events;
const HMAC = `hmac-sha256:${'5b'.repeat(32)}`;

describe('a request and its response', () => {
  it('are the same audit event, which the response tells with its outcome', () => {
    const [asked] = only(REQUEST);
    const [answered] = only(RESPONSE);
    expect(asked!.id).toBe(answered!.id);
    expect(asked).toMatchObject({ kind: 'audit', outcome: undefined });
    expect(answered).toEqual({
      kind: 'audit',
      id: '0f1d2c3b-0000-4000-8000-000000000001',
      occurredAt: '2026-11-20T08:00:00.125Z',
      principal: 'kubernetes-payments-api',
      environment: undefined,
      outcome: 'success',
      actor: { type: 'token', id: 'kubernetes-payments-api', name: 'e-1' },
      action: 'read',
      targets: [{ type: 'kv', id: 'team-a/secret/data/payments/db' }],
      context: { ip: '192.0.2.7' },
      labels: {
        type: 'response',
        namespace: 'team-a/',
        mountType: 'kv',
        mountClass: 'secret',
        mountPoint: 'secret/',
        entityId: 'e-1',
        policies: '["default","payments-read"]',
        grantingPolicies: '["payments-read"]',
        tokenType: 'service',
        accessor: HMAC,
        remotePort: '41234',
      },
    });
  });

  it('without hashes keep the secrets of the device out', () => {
    const raw = {
      ...RESPONSE,
      auth: { ...RESPONSE.auth, client_token: 'hvs.secret', accessor: 'plain-accessor' },
      request: { ...RESPONSE.request, client_token: 'hvs.secret', client_token_accessor: 'plain-accessor' },
      response: { data: { data: { password: 'hunter2' } } },
    };
    const text = JSON.stringify(only(raw));
    for (const secret of ['hvs.secret', 'plain-accessor', 'hunter2']) expect(text).not.toContain(secret);
  });

  it('that failed for another reason are no denial', () => {
    expect(only({ ...RESPONSE, error: '1 error occurred:\n\t* invalid request\n\n' })).toMatchObject([
      { kind: 'audit', outcome: 'failure' },
    ]);
  });

  it('with a secret called error among others have not failed', () => {
    expect(only({ ...RESPONSE, response: { data: { error: HMAC, other: HMAC } } })).toMatchObject([
      { outcome: 'success' },
    ]);
  });
});

describe('a denied request', () => {
  it('is one denial, told by the request and by the response', () => {
    const { response: _response, ...asked } = { ...DENIED, type: 'request' };
    const decisions = map(asked, DENIED).events.filter(({ kind }) => kind === 'decision');
    expect(decisions).toHaveLength(2);
    expect(new Set(decisions.map(({ id }) => id)).size).toBe(1);
    expect(decisions[1]).toMatchObject({
      outcome: 'deny',
      policy: 'vault-acl',
      principal: 'kubernetes-payments-api',
      action: 'read',
      resource: 'team-a/secret/data/payments/db',
      reason: '1 error occurred:\n\t* permission denied',
    });
  });

  it.each([
    [
      { auth: { ...DENIED.auth, policy_results: { allowed: false, granting_policies: [{ name: 'mfa' }] } } },
      'mfa',
    ],
    [
      {
        error:
          '2 errors occurred:\n\t* egp standard policy "root/business-hours" evaluation resulted in denial.\n\t* permission denied\n\n',
      },
      'root/business-hours',
    ],
    [{ auth: { token_type: 'default' } }, 'vault-token'],
  ])('names who denied it: %#', (change, policy) => {
    expect(only({ ...DENIED, ...change })[1]).toMatchObject({ kind: 'decision', outcome: 'deny', policy });
  });
});

describe('a login', () => {
  it('is an attempt to authenticate of whom the token is issued to', () => {
    expect(only(LOGIN)).toMatchObject([
      { kind: 'audit', outcome: 'success', actor: { type: 'unauthenticated' } },
      {
        kind: 'auth',
        id: '0f1d2c3b-0000-4000-8000-000000000002:auth',
        outcome: 'success',
        principal: 'kubernetes-payments-api',
        provider: 'vault',
        method: 'kubernetes',
        labels: { issuedPolicies: '["default","payments-read"]' },
      },
    ]);
  });

  it('that failed has the name of its path', () => {
    expect(only(FAILED_LOGIN)).toMatchObject([
      { kind: 'audit', outcome: 'failure' },
      { kind: 'auth', outcome: 'failure', principal: 'kim', method: 'userpass' },
    ]);
  });

  it('counts with its response: the request is only audited', () => {
    const { response: _response, ...asked } = { ...LOGIN, type: 'request' };
    expect(only(asked)).toMatchObject([{ kind: 'audit' }]);
  });

  it('whose token was wrapped succeeded', () => {
    expect(only({ ...LOGIN, response: { wrap_info: { wrapped_accessor: HMAC } } })[1]).toMatchObject({
      outcome: 'success',
    });
  });

  it('waits for its second factor, which ends it', () => {
    expect(only({ ...LOGIN, response: { auth: { token_type: 'default' } } })).toMatchObject([
      { kind: 'audit' },
    ]);
    const request = { ...LOGIN.request, path: 'sys/mfa/validate', mount_point: 'sys/', mount_type: 'system' };
    expect(only({ ...LOGIN, request })[1]).toMatchObject({ kind: 'auth', outcome: 'success' });
  });

  it('that neither issued a token nor failed is refused', () => {
    expect(map({ ...LOGIN, response: {} }).rejected).toMatchObject([
      { code: 'unmapped-result', path: 'response.auth' },
    ]);
  });

  it.each(['auth/token/create', 'auth/people/users/login', 'auth/people/config'])('is not %s', (path) => {
    const request = { ...FAILED_LOGIN.request, path };
    expect(only({ ...FAILED_LOGIN, request })).toMatchObject([{ kind: 'audit' }]);
  });
});

describe('lines of a device', () => {
  it('with a prefix are read, and one without JSON is refused alone', () => {
    const body = `@cee: ${JSON.stringify(RESPONSE)}\n@cee: not json\n`;
    expect(mapText(adapter, body)).toMatchObject({
      events: [{ id: RESPONSE.request.id }],
      rejected: [{ index: 1, code: 'not-json', path: 'text' }],
    });
  });

  it.each(['log', 'message'])('that a shipper carries in `%s` are the same entries', (field) => {
    expect(map({ [field]: `${JSON.stringify(RESPONSE)}\n`, host: 'vault-0' })).toEqual(map(RESPONSE));
    expect(map({ [field]: 'words', host: 'vault-0' }).rejected).toMatchObject([
      { code: 'not-json', path: field },
    ]);
  });

  it.each([
    [{ ...RESPONSE, type: 'else' }, 'type'],
    [{ ...RESPONSE, time: 'today' }, 'time'],
    [{ ...RESPONSE, request: { ...RESPONSE.request, id: undefined } }, 'request.id'],
    [{ ...RESPONSE, auth: { policy_results: { allowed: 'perhaps' } } }, 'auth.policy_results.allowed'],
  ])('that are none are refused with the field', (entry, path) => {
    expect(map(entry).rejected).toMatchObject([{ path }]);
  });
});

fuzzAdapter(adapter, {
  samples: [lines(REQUEST, RESPONSE, DENIED, LOGIN, FAILED_LOGIN), `@cee: ${JSON.stringify(RESPONSE)}`],
  decisive: ['type', 'auth.policy_results.allowed'],
});
