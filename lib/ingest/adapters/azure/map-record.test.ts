import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText } from '../../testing/map-text';
import { azureAdapter as adapter } from './map-record';
import { BLOCKED, DIRECTORY, failed, OFFICE, OPERATION, RBAC, SIGN_IN, signIn } from './samples';

const TENANT = '11111111-2222-4333-8444-555555555555';
const SUBSCRIPTION = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const map = (...records: object[]) => mapText(adapter, JSON.stringify({ records }));
const only = (record: object) => map(record).events;

describe('a sign-in', () => {
  it('is an attempt to authenticate, at the time when it began', () => {
    expect(only(SIGN_IN)).toEqual([
      {
        kind: 'auth',
        id: 'sign-in-1',
        occurredAt: '2026-11-20T08:00:00.7654321+00:00',
        sentAt: '2026-11-20T08:05:00.1234567Z',
        environment: TENANT,
        principal: 'kim@example.com',
        outcome: 'success',
        provider: 'entra-id',
        method: 'Password',
        reason: undefined,
        labels: {
          category: 'SignInLogs',
          tenant: TENANT,
          correlationId: 'c-1',
          errorCode: '0',
          ip: '192.0.2.7',
          app: 'Portal',
          appId: 'app-1',
          resource: 'Microsoft Graph',
          userId: 'u-1',
          conditionalAccessStatus: 'success',
        },
      },
    ]);
  });

  it('that conditional access blocked is also a denial of the policy; report-only ones would have denied', () => {
    expect(only(BLOCKED)).toMatchObject([
      { kind: 'auth', outcome: 'failure', reason: 'Access has been blocked by Conditional Access policies.' },
      {
        kind: 'decision',
        id: 'sign-in-1:decision',
        outcome: 'deny',
        policy: 'Block by country',
        rule: 'Block',
        action: 'sign-in',
        resource: 'Microsoft Graph',
        principal: 'kim@example.com',
      },
      {
        kind: 'decision',
        id: 'sign-in-1:would-deny:p-3',
        outcome: 'would-deny',
        policy: 'Require a managed device',
      },
    ]);
  });

  it('blocked without a named policy is a denial of conditional access', () => {
    const nameless = signIn({ resultType: '53003' }, { appliedConditionalAccessPolicies: [] });
    expect(only(nameless)[1]).toMatchObject({ outcome: 'deny', policy: 'entra-conditional-access' });
  });

  it.each([
    ['50126', 'failure'],
    [0, 'success'],
    ['Success', 'success'],
    ['Failure', 'failure'],
  ])('with resultType %s is a %s', (resultType, outcome) => {
    expect(only(signIn({ resultType }, { conditionalAccessStatus: 'notApplied' }))).toMatchObject([
      { outcome },
    ]);
  });

  it('without resultType has its outcome in status.errorCode, and without both is refused', () => {
    const change = { resultType: undefined };
    expect(only(signIn(change, { status: { errorCode: 50_053 } }))[0]).toMatchObject({ outcome: 'failure' });
    expect(map(signIn(change, { status: {} })).rejected).toMatchObject([
      { code: 'unmapped-result', path: 'resultType' },
    ]);
    expect(map(signIn({ resultType: 'Perhaps' }, {})).rejected).toMatchObject([{ path: 'resultType' }]);
  });

  it('of a service principal, in lower case, and of Microsoft Graph are read as well', () => {
    const { properties, resultType: _type, category: _category, ...rest } = SIGN_IN;
    const service = {
      ...rest,
      category: 'ServicePrincipalSignInLogs',
      resulttype: 7_000_215,
      properties: { ...properties, userPrincipalName: '', servicePrincipalName: 'deployer' },
    };
    expect(only(service)).toMatchObject([{ outcome: 'failure', principal: 'deployer' }]);
    expect(mapText(adapter, JSON.stringify({ value: [properties] })).events).toMatchObject([
      { kind: 'auth', id: 'sign-in-1', outcome: 'success' },
    ]);
  });
});

describe('an operation', () => {
  it('is an audit event of its subscription', () => {
    expect(only(OPERATION)).toMatchObject([
      {
        kind: 'audit',
        occurredAt: '2026-11-20T08:00:00.0000001Z',
        environment: SUBSCRIPTION,
        outcome: 'success',
        actor: { type: 'user', id: 'kim@example.com', name: 'Kim' },
        action: 'MICROSOFT.STORAGE/STORAGEACCOUNTS/WRITE',
        targets: [{ type: 'Microsoft.Storage/storageAccounts', id: OPERATION.resourceId }],
        context: { ip: '192.0.2.7' },
      },
    ]);
  });

  it.each(['Start', 'Accept', 'Started'])(
    'that has only begun (%s) is not counted beside its end',
    (resultType) => {
      expect(map({ ...OPERATION, resultType })).toMatchObject({
        events: [],
        rejected: [{ code: 'not-finished', path: 'resultType' }],
      });
    },
  );

  it.each([
    [RBAC, { policy: 'azure-rbac', rule: 'AuthorizationFailed' }],
    [
      failed({ code: 'DenyAssignmentAuthorizationFailed', message: 'm' }),
      { policy: 'azure-deny-assignment', rule: 'DenyAssignmentAuthorizationFailed' },
    ],
    [failed({ code: 'ScopeLocked', message: 'm' }), { policy: 'azure-resource-lock' }],
    [
      failed({ code: 'SomethingElse', message: 'm' }),
      { policy: 'azure-resource-manager', rule: 'SomethingElse' },
    ],
    [
      failed({
        code: 'RequestDisallowedByPolicy',
        message: 'm',
        additionalInfo: [
          {
            type: 'PolicyViolation',
            info: {
              policyDefinitionDisplayName: 'Allowed locations',
              policyAssignmentDisplayName: 'EU only',
            },
          },
        ],
      }),
      { policy: 'Allowed locations', rule: 'EU only' },
    ],
    [
      failed({
        code: 'RequestDisallowedByPolicy',
        message: `Resource 'logs' was disallowed by policy. Policy identifiers: '[{"policyAssignment":{"name":"EU only"},"policyDefinition":{"name":"Allowed locations"}}]'.`,
      }),
      { policy: 'Allowed locations', rule: 'EU only' },
    ],
  ])('that was denied names who denied it', (record, expected) => {
    expect(only(record)).toMatchObject([
      { kind: 'audit', outcome: 'failure' },
      { kind: 'decision', outcome: 'deny', resource: OPERATION.resourceId, ...expected },
    ]);
  });

  it('that a policy denied is one denial, told by the operation and by the policy', () => {
    const [, told] = only(failed({ code: 'RequestDisallowedByPolicy', message: 'm' }));
    const [, again] = only({
      ...OPERATION,
      category: 'Policy',
      operationName: 'MICROSOFT.AUTHORIZATION/POLICIES/DENY/ACTION',
      resultType: 'Failure',
      properties: { policies: '[{"policyDefinitionName":"d-1","policyAssignmentName":"a-1"}]' },
    });
    expect(again).toMatchObject({ outcome: 'deny', policy: 'd-1', rule: 'a-1', id: told!.id });
  });

  it('that failed for another reason is no denial', () => {
    const conflict = {
      ...OPERATION,
      resultType: 'Failure',
      resultSignature: 'Failed.Conflict',
      properties: {},
    };
    expect(only(conflict)).toMatchObject([{ kind: 'audit', outcome: 'failure' }]);
  });

  it('with another word for its status is refused', () => {
    expect(map({ ...OPERATION, resultType: 'Perhaps' }).rejected).toMatchObject([
      { code: 'unmapped-result', path: 'resultType' },
    ]);
  });
});

describe('the directory and Microsoft 365', () => {
  it('say who changed what', () => {
    expect(only(DIRECTORY)).toMatchObject([
      {
        kind: 'audit',
        id: 'Directory_1',
        outcome: 'success',
        environment: TENANT,
        actor: { type: 'user', id: 'kim@example.com' },
        action: 'Add member to group',
        targets: [{ type: 'Group', id: 'g-1', name: 'Admins' }],
        context: { ip: '192.0.2.7', userAgent: 'PowerShell' },
        changes: [{ displayName: 'Member', oldValue: null, newValue: '"u-2"' }],
      },
    ]);
  });

  it('with another word for the result are refused', () => {
    const properties = { ...DIRECTORY.properties, result: 'perhaps' };
    expect(map({ ...DIRECTORY, properties }).rejected).toMatchObject([{ path: 'properties.result' }]);
    expect(map({ ...OFFICE, ResultStatus: 'perhaps' }).rejected).toMatchObject([{ path: 'ResultStatus' }]);
  });

  it('tell of files and of sign-ins', () => {
    expect(only(OFFICE)).toMatchObject([
      {
        kind: 'audit',
        id: 'o-1',
        occurredAt: '2026-11-20T08:00:00Z',
        outcome: 'success',
        action: 'FileDeleted',
        environment: TENANT,
        targets: [{ id: 'https://example.sharepoint.com/a.docx' }],
      },
    ]);
    expect(
      only({ ...OFFICE, Operation: 'UserLoginFailed', LogonError: 'InvalidUserNameOrPassword' }),
    ).toMatchObject([{ kind: 'auth', outcome: 'failure', reason: 'InvalidUserNameOrPassword' }]);
  });
});

it.each(['log', 'message'])('a record in the `%s` of a shipper is the same', (field) => {
  const shipped = (record: object) => mapText(adapter, JSON.stringify({ [field]: JSON.stringify(record) }));
  for (const record of [SIGN_IN, OPERATION, DIRECTORY, OFFICE])
    expect(shipped(record).events).toEqual(only(record));
});

describe('another log', () => {
  it.each([
    [{ ...OPERATION, category: 'StorageRead' }, 'category'],
    [{ ...OPERATION, time: 'today' }, 'time'],
    [{ ...SIGN_IN, time: undefined, properties: { status: { errorCode: 0 } } }, 'time'],
    [{ ...OPERATION, operationName: undefined }, 'operationName'],
  ])('is refused with the field', (record, path) => {
    expect(map(record).rejected).toMatchObject([{ path }]);
  });
});

const refusedOperation = (environment: string, action: string, ip: string) => [
  { kind: 'audit', outcome: 'failure', environment, action, context: { ip }, actor: { id: 'unknown' } },
  { kind: 'decision', outcome: 'deny', policy: 'azure-resource-manager', environment, action },
];
const changed = (action: string, environment: string, id: string, principal: string) => ({
  kind: 'audit',
  outcome: 'success',
  action,
  environment,
  id,
  principal,
});

describeSamples('azure-logs', {
  'activity-cases.ndjson': {
    adapter,
    events: [
      ...refusedOperation(
        '12345678-1234-1234-1234-123456789abc',
        'MICROSOFT.RECOVERYSERVICES/VAULTS/BACKUPFABRICS/PROTECTIONCONTAINERS/DELETE',
        '198.18.0.50',
      ),
      ...refusedOperation(
        '44444444-4444-4444-4444-444444444444',
        'MICROSOFT.AUTOMATION/AUTOMATIONACCOUNTS/JOBS/WRITE',
        '5.5.5.5',
      ),
      ...refusedOperation(
        '55555555-5555-5555-5555-555555555555',
        'MICROSOFT.WEB/SITES/HOSTRUNTIME/HOST/ACTION',
        '6.6.6.6',
      ),
      {
        kind: 'audit',
        outcome: undefined,
        occurredAt: '2025-12-22T08:46:29.678707300Z',
        actor: { id: 'Microsoft.Advisor' },
        environment: '00000000-0000-0000-0000-111111111111',
        labels: { category: 'Recommendation', status: 'Active' },
      },
      {
        kind: 'audit',
        outcome: 'success',
        action: 'MICROSOFT.AUTHORIZATION/POLICIES/AUDIT/ACTION',
        labels: { policies: expect.stringContaining('SecurityCenterBuiltIn') },
      },
      {
        kind: 'audit',
        outcome: 'success',
        action: 'MICROSOFT.AUTHORIZATION/POLICIES/AUDITIFNOTEXISTS/ACTION',
        environment: '33333333-3333-3333-3333-333333333333',
      },
    ],
  },
  'activity.ndjson': {
    adapter,
    events: [
      {
        kind: 'audit',
        id: 'b0a0bf02-57e5-4eb3-a36d-f2681d874637',
        outcome: 'success',
        occurredAt: '2022-08-22T15:09:21.8694806Z',
        actor: { type: 'user', id: 'evilAdmin@contoso.com', name: 'John Doe' },
        action: 'Microsoft.Automation/automationAccounts/write',
        environment: '67165197-75ea-4ca3-96a5-3e23868eacd0',
        targets: [{ type: 'Microsoft.Automation/automationAccounts' }],
        context: { ip: '190.0.0.1' },
      },
      {
        kind: 'audit',
        id: '303f17eb-10cb-458f-8a80-683f40f123a2',
        outcome: 'success',
        action: 'Microsoft.Automation/automationAccounts/runbooks/write',
        environment: '1aee0e3d-b75b-440a-a927-76f0552a14e6',
      },
    ],
  },
  'entra-audit.ndjson': {
    adapter,
    events: [
      {
        ...changed(
          'Add app role assignment to service principal',
          '75243ab2-44f8-435c-a7a6-b479385df6d4',
          'Directory_ed53faec-49b5-444f-b6af-b928558ca433_XH34Q_29215277',
          'fc8c8125-bc0c-499d-8344-e53c6e3caa81',
        ),
        occurredAt: '2024-02-08T21:49:53.7643129+00:00',
        actor: { type: 'service-principal', name: 'LegacyTestOAuthApp' },
        targets: [
          { type: 'ServicePrincipal', id: '8429eb5c-faeb-4ade-8eac-acc003790769' },
          { type: 'ServicePrincipal', id: '2e5c2fd0-cca4-452c-9891-a07c0dafd964' },
        ],
      },
      changed(
        'Add owner to application',
        'fc69e276-e9e8-4af9-9002-1e410d77244e',
        'Directory_231de5d4-2156-433a-8163-48956bdaa040_C21RW_365283677',
        'globaladmin@splunkresearch.com',
      ),
      {
        ...changed(
          'Add unverified domain',
          'fc69e276-e9e8-4af9-9002-1e410d77244e',
          'Directory_bdab88f3-69a4-4e66-883d-5b1e1558e61b_311NT_82497138',
          'tommyr@splunkresearch.com',
        ),
        targets: [{ type: 'resource', id: 'newdomain.com' }],
        context: { ip: '2601:646:a000:200:6419:f55c:946d:17d1' },
      },
      changed(
        'Disable Strong Authentication',
        'fc69e276-e9e8-4af9-9002-1e410d77244e',
        'Directory_7e3ee05c-ce4f-4ff1-8230-55555c25c97e_DADCR_14299826',
        'oops@splunkresearch.com',
      ),
      changed(
        'Invite external user',
        'fc69e276-e9e8-4af9-9002-1e410d77244e',
        'Invited Users_e7d580a6-eaac-4f82-843c-40b0b5f3cf99_YNUMP_7291793',
        'oopsr@splunkresearch.com',
      ),
      changed(
        'Set domain authentication',
        'fc69e276-e9e8-4af9-9002-1e410d77244e',
        'Directory_57e60ecc-17b8-4ab5-815e-d538e1ca32a4_XDHHZ_434456733',
        'tommyr@splunkresearch.com',
      ),
      changed(
        'Update authorization policy',
        '5f210575-a69b-41a7-b623-3f6d79ccd432',
        'Directory_cc46d719-4c0f-4b78-8795-b0d6ca5b2065_6CH7M_196574953',
        'attacker@splunkresearch.onmicrosoft.com',
      ),
      {
        ...changed(
          'User registered security info',
          '91da745f-8abb-4a7d-ba94-5667c6f9e01a',
          'IAMUX_14279c94-7ebc-409f-be4e-7861f13c8a79_K2ATV_323947358',
          'User30@splunkresearch.com',
        ),
        labels: { reason: 'User registered App Password' },
      },
    ],
  },
  'entra-signin.json': {
    adapter,
    events: [
      {
        kind: 'auth',
        id: '22608a25-1d9b-44b5-b0f2-cb94f06b2d00',
        outcome: 'failure',
        occurredAt: '2023-10-24T20:01:11.9490387+00:00',
        sentAt: '2023-10-24T20:13:31.4449614Z',
        principal: 'user15@splunkresearch.onmicrosoft.com',
        environment: '887c9144-28b8-431b-885b-764fdeefcf62',
        method: 'Password',
        reason: expect.stringContaining('you must use multi-factor authentication'),
        labels: { errorCode: '50076', location: 'Rochester, New York, US' },
      },
    ],
  },
  'signin-cases.ndjson': {
    adapter,
    events: [
      {
        kind: 'auth',
        outcome: 'failure',
        principal: 'boromir@lotr.com',
        occurredAt: '2025-01-15T08:15:23.456Z',
        environment: 'tenant-123',
        labels: { errorCode: '50053' },
      },
      { kind: 'auth', outcome: 'failure', principal: 'user1@microsoft.com', environment: 'tenant-mscorp' },
      { kind: 'auth', outcome: 'success', principal: 'aragorn@lotr.com', method: 'deviceCode' },
      { kind: 'auth', outcome: 'success', principal: 'iotdevice@company.com', method: 'deviceCode' },
      {
        kind: 'auth',
        outcome: 'success',
        principal: 'gandalf@lotr.com',
        occurredAt: '2025-01-15T09:35:20.4567890Z',
      },
      {
        kind: 'auth',
        outcome: 'failure',
        id: '36658c78-02d9-4d8f-84ee-5ca4a3fdefef',
        principal: 'some-service-principal',
        occurredAt: '2023-07-26T22:58:30.983201900Z',
        environment: 'a2aa49aa-2c0c-49d2-af87-f402c421df0b',
        labels: { errorCode: '7000215', servicePrincipalId: 'b1c34143-e405-4058-8e29-84596ad737b8' },
      },
      { kind: 'auth', outcome: 'success', principal: 'very-normal-service-principal' },
    ],
  },
});

fuzzAdapter(adapter, {
  samples: [
    JSON.stringify({ records: [SIGN_IN, BLOCKED, OPERATION, RBAC, DIRECTORY, OFFICE] }),
    ...[readSample('azure-logs', 'entra-signin.json')].filter((text) => text !== null),
  ],
  decisive: ['resultType', 'properties.status.errorCode', 'properties.result', 'ResultStatus', 'category'],
});
