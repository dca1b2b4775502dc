import { describe, expect, it } from 'vitest';
import { accessSettingsSchema } from '../access-settings';
import { readGrantFacts } from './read-grant-facts';
import { timeOf, type ToldEntry } from './told-entry';

const SETTINGS = accessSettingsSchema.parse({});
const entry = (given: Partial<ToldEntry>): ToldEntry => ({
  id: '0190a000-0000-7000-8000-000000000001',
  occurredAt: '2026-11-20T08:00:00.000000Z',
  actor: { type: 'user', id: 'kim@example.com', name: 'Kim' },
  action: '',
  targets: [],
  zone: null,
  environment: 'prod',
  outcome: 'success',
  source: 'native',
  adapter: 'native',
  changes: null,
  ...given,
});
const read = (given: Partial<ToldEntry>) => readGrantFacts(entry(given), SETTINGS);
const handleOf = (given: Partial<ToldEntry>) => read(given)[0]?.handle;

describe('native words', () => {
  const changes = {
    role: 'payments-admin',
    scope: 'payments',
    justification: 'INC-7',
    approver: 'lee@example.com',
    expiresAt: '2026-11-20T10:00:00+01:00',
  };
  const granted = {
    action: 'access.granted',
    targets: [
      { type: 'role', id: 'payments-admin', name: null },
      { type: 'user', id: 'sam@example.com', name: 'Sam' },
    ],
    changes,
  };

  it('give a right to the target that can hold one, with all that is said of it', () => {
    expect(read(granted)).toEqual([
      {
        is: 'given',
        handle: expect.any(String),
        kind: 'elevation',
        holder: { type: 'user', id: 'sam@example.com', name: 'Sam' },
        role: 'payments-admin',
        scope: 'payments',
        justification: 'INC-7',
        approver: 'lee@example.com',
        expiresAt: '2026-11-20T09:00:00.000Z',
        endsItself: false,
        actsAs: null,
        identity: 'shared',
      },
    ]);
  });

  it('mean by their kind, their role or their expiry what sort of right it is', () => {
    const kind = (given: object) => read({ ...granted, changes: { ...changes, ...given } })[0];
    expect(kind({ expiresAt: null })).toMatchObject({ kind: 'standing' });
    expect(kind({ role: 'Break-Glass-Admin' })).toMatchObject({ kind: 'break-glass' });
    expect(kind({ kind: 'standing' })).toMatchObject({ kind: 'standing' });
    expect(kind({ kind: 'another' })).toMatchObject({ kind: 'elevation' });
  });

  it('end and review what was granted, by its id or by holder, role and scope', () => {
    const { role, scope } = changes;
    const about = { ...granted, changes: { role, scope } };
    expect(read({ ...about, action: 'access.revoked' })).toEqual([
      { is: 'ended', handle: handleOf(granted) },
    ]);
    const named = { ...granted, changes: { ...changes, grantId: 'G1' } };
    expect(handleOf(named)).not.toBe(handleOf(granted));
    const review = { grantId: 'G1', conclusion: 'justified', text: 'as it should be' };
    expect(read({ action: 'access.reviewed', changes: review })).toEqual([
      { is: 'reviewed', handle: handleOf(named), conclusion: 'justified', text: 'as it should be' },
    ]);
    expect(read({ action: 'access.reviewed', changes: { ...review, conclusion: 'fine' } })).toEqual([]);
  });

  it('of a used break-glass are about whoever used it', () => {
    expect(read({ ...granted, action: 'breakglass.used' })).toMatchObject([
      { kind: 'break-glass', holder: { id: 'kim@example.com' } },
    ]);
  });

  it('of another source, without a role, of a failure or of Gatehouse itself mean nothing else', () => {
    expect(handleOf({ ...granted, source: 'other' })).not.toBe(handleOf(granted));
    expect(read({ action: 'access.granted', changes: {} })).toEqual([]);
    expect(read({ ...granted, outcome: 'failure' })).toEqual([]);
    expect(read({ ...granted, adapter: null })).toEqual([]);
  });
});

describe('Kubernetes', () => {
  const type = 'rolebindings.rbac.authorization.k8s.io';
  const binding = {
    adapter: 'kubernetes-audit',
    action: 'create',
    targets: [{ type, id: 'payments/fix', name: null }],
    changes: {
      roleRef: { kind: 'ClusterRole', name: 'edit' },
      subjects: [
        { kind: 'User', name: 'sam@example.com' },
        { kind: 'ServiceAccount', name: 'ci', namespace: 'build' },
        { kind: 'Group', name: 'team' },
      ],
      annotations: { 'gatehouse.io/approved-by': 'lee@example.com' },
    },
  };

  it('gives the role of a binding to each subject, until the binding is deleted', () => {
    expect(read(binding)).toMatchObject([
      { holder: { type: 'user', id: 'sam@example.com' }, identity: 'shared', approver: 'lee@example.com' },
      { holder: { type: 'service-account', id: 'system:serviceaccount:build:ci' }, identity: 'shared' },
      { holder: { type: 'group', id: 'team' }, identity: 'unknown' },
    ]);
    expect(read(binding)[0]).toMatchObject({
      role: 'ClusterRole/edit',
      scope: 'namespace payments',
      kind: 'standing',
    });
    expect(read({ ...binding, action: 'delete', changes: null })).toEqual([
      { is: 'ended', handle: handleOf(binding) },
    ]);
    expect(handleOf({ ...binding, environment: 'test' })).not.toBe(handleOf(binding));
  });

  it('says until when in an annotation', () => {
    const annotations = { 'gatehouse.io/expires-at': '2026-11-20T12:00:00Z' };
    expect(read({ ...binding, changes: { ...binding.changes, annotations } })[0]).toMatchObject({
      kind: 'elevation',
      expiresAt: '2026-11-20T12:00:00.000Z',
    });
  });

  it('tells nothing of who got what at the level Metadata', () => {
    expect(read({ ...binding, changes: null })).toEqual([]);
  });

  it('is broken by who acts as a master, once for each day', () => {
    const as = (groups: string[], occurredAt = '2026-11-20T08:00:00.000000Z') => ({
      adapter: 'kubernetes-audit',
      action: 'get',
      actor: { type: 'user', id: 'root', name: null },
      occurredAt,
      changes: { impersonator: 'kim@example.com', groups },
    });
    expect(read(as(['system:masters']))).toMatchObject([
      {
        kind: 'break-glass',
        holder: { type: 'user', id: 'kim@example.com' },
        actsAs: { type: 'user', id: 'root' },
        role: 'impersonate root in system:masters',
        expiresAt: '2026-11-21T00:00:00.000Z',
        endsItself: true,
        isRepeated: true,
      },
    ]);
    const later = as(['system:masters'], '2026-11-20T23:59:59.000000Z');
    expect(handleOf(later)).toBe(handleOf(as(['system:masters'])));
    expect(handleOf(as(['system:masters'], '2026-11-21T00:00:00.000000Z'))).not.toBe(handleOf(later));
    expect(read(as(['team']))).toEqual([]);
  });
});

describe('CloudTrail', () => {
  const assumed = {
    adapter: 'aws-cloudtrail',
    action: 'sts:AssumeRole',
    environment: '111122223333',
    changes: {
      roleArn: 'arn:aws:iam::111122223333:role/ops/BreakGlass',
      assumedRoleArn: 'arn:aws:sts::111122223333:assumed-role/BreakGlass/kim',
      expiration: 'Nov 20, 2026, 8:15:00 AM',
      tags: { justification: 'INC-7' },
    },
  };

  it('breaks the glass with an assumed role whose name says so; the session acts', () => {
    expect(read(assumed)).toMatchObject([
      {
        kind: 'break-glass',
        holder: { id: 'kim@example.com' },
        actsAs: { type: 'AssumedRole', id: 'arn:aws:sts::111122223333:assumed-role/BreakGlass/kim' },
        identity: 'own',
        expiresAt: '2026-11-20T08:15:00.000Z',
        endsItself: true,
        justification: 'INC-7',
        approver: null,
      },
    ]);
    const caller = 'arn:aws:sts::111122223333:assumed-role/sre/kim@example.com';
    expect(read({ ...assumed, actor: { type: 'AssumedRole', id: caller, name: 'sre' } })).toMatchObject([
      { holder: { id: caller, name: 'sre/kim@example.com' } },
    ]);
    const ordinary = { ...assumed.changes, roleArn: 'arn:aws:iam::111122223333:role/deployer' };
    expect(read({ ...assumed, changes: ordinary })).toEqual([]);
  });

  it('lasts as long as was asked for, else an hour', () => {
    const expiry = (durationSeconds?: number) =>
      read({ ...assumed, changes: { ...assumed.changes, expiration: undefined, durationSeconds } })[0];
    expect(expiry(900)).toMatchObject({ expiresAt: '2026-11-20T08:15:00.000Z' });
    expect(expiry()).toMatchObject({ expiresAt: '2026-11-20T09:00:00.000Z' });
  });

  it.each([
    ['AttachUserPolicy', 'DetachUserPolicy', { userName: 'sam', policyArn: 'arn:p' }, 'IAMUser', 'shared'],
    ['AttachRolePolicy', 'DetachRolePolicy', { roleName: 'sam', policyArn: 'arn:p' }, 'role', 'unknown'],
    ['AddUserToGroup', 'RemoveUserFromGroup', { userName: 'sam', groupName: 'g' }, 'IAMUser', 'shared'],
  ])('%s gives a standing right and %s ends it', (give, end, changes, type, identity) => {
    const given = { ...assumed, action: `iam:${give}`, changes };
    expect(read(given)).toMatchObject([{ kind: 'standing', holder: { type, name: 'sam' }, identity }]);
    expect(read({ ...given, action: `iam:${end}` })).toEqual([{ is: 'ended', handle: handleOf(given) }]);
  });
});

describe('Google Cloud', () => {
  const delta = { action: 'ADD', role: 'roles/owner', member: 'user:sam@example.com' };
  const policy = (...bindingDeltas: object[]) => ({
    adapter: 'gcp-audit',
    action: 'SetIamPolicy',
    targets: [{ type: 'project', id: 'projects/shop', name: null }],
    changes: { bindingDeltas },
  });

  it('gives with ADD and ends with REMOVE, whoever is one or many', () => {
    expect(read(policy(delta, { ...delta, member: 'group:ops@example.com' }))).toMatchObject([
      { kind: 'standing', holder: { type: 'user', id: 'sam@example.com' }, identity: 'shared' },
      { holder: { type: 'group' }, identity: 'unknown' },
    ]);
    expect(read(policy({ ...delta, action: 'REMOVE' }))).toEqual([
      { is: 'ended', handle: handleOf(policy(delta)) },
    ]);
  });

  it('ends by itself where a condition says until when', () => {
    const condition = { expression: 'request.time < timestamp("2026-11-21T00:00:00Z")' };
    expect(read(policy({ ...delta, condition }))).toMatchObject([
      { kind: 'elevation', expiresAt: '2026-11-21T00:00:00.000Z', endsItself: true },
    ]);
  });
});

describe('identity providers', () => {
  it.each([
    [
      'okta',
      { action: 'user.account.privilege.grant', changes: { privilegeGranted: 'Super admin, Help desk' } },
      { action: 'user.account.privilege.revoke', changes: { privilegeRevoked: 'Super admin, Help desk' } },
      [{ type: 'User', id: '00u1', name: 'sam@example.com' }],
      ['Super admin', 'Help desk'],
    ],
    [
      'keycloak',
      { action: 'CREATE REALM_ROLE_MAPPING', changes: { roles: ['admin'] } },
      { action: 'DELETE REALM_ROLE_MAPPING', changes: { roles: ['admin'] } },
      [{ type: 'REALM_ROLE_MAPPING', id: 'users/u1/role-mappings/realm', name: null }],
      ['admin'],
    ],
    [
      'azure',
      { action: 'Add member to role', changes: [{ displayName: 'Role.DisplayName', newValue: '"Owner"' }] },
      {
        action: 'Remove member from role',
        changes: [{ displayName: 'Role.DisplayName', oldValue: '"Owner"', newValue: '""' }],
      },
      [{ type: 'User', id: 'guid', name: 'sam@example.com' }],
      ['Owner'],
    ],
  ])('%s gives roles and takes them', (adapter, give, end, targets, roles) => {
    const given = read({ adapter, targets, ...give });
    expect(given.map((fact) => fact.is === 'given' && fact.role)).toEqual(roles);
    const ended = read({ adapter, targets, ...end });
    expect(ended).toEqual(given.map(({ handle }) => ({ is: 'ended', handle })));
  });

  it('Auth0 gives roles by its API', () => {
    const call = (method: string) => ({
      adapter: 'auth0',
      action: 'Assign roles to a user',
      targets: [{ type: 'path', id: `${method} /api/v2/users/auth0%7C1/roles`, name: null }],
      changes: { roles: ['rol_1'] },
    });
    expect(read(call('post'))).toMatchObject([{ holder: { type: 'user', id: 'auth0|1' }, role: 'rol_1' }]);
    expect(read(call('delete'))).toEqual([{ is: 'ended', handle: handleOf(call('post')) }]);
  });
});

it.each([
  ['2026-11-20T08:00:00', '2026-11-20T08:00:00.000Z'],
  ['Nov 20, 2026 8:00:00 AM', '2026-11-20T08:00:00.000Z'],
  ['2026-11-20T08:00:00-02:00', '2026-11-20T10:00:00.000Z'],
  ['2026-11-20', '2026-11-20T00:00:00.000Z'],
  ['soon', null],
  [7, null],
])('the time %j is %j, in UTC unless it says otherwise', (text, expected) => {
  expect(timeOf(text)).toBe(expected);
});
