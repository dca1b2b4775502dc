import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText } from '../../testing/map-text';
import { gcpAuditAdapter as adapter } from './map-log-entry';
import { GRANTED, login, perimeter, REFUSED, withPayload } from './samples';

const map = (body: unknown) => mapText(adapter, JSON.stringify(body));
const only = (entry: object) => map([entry]).events;

describe('an entry', () => {
  it('is an audit event with who, what, where and the trace', () => {
    expect(only(GRANTED)).toEqual([
      {
        kind: 'audit',
        id: expect.stringMatching(/^[0-9a-f]{40}$/),
        occurredAt: '2026-11-20T08:00:00.123456789Z',
        environment: 'shop',
        principal: 'deploy@shop.iam.gserviceaccount.com',
        traceId: '0e35fd7b9244372d06e8173260a49fac',
        spanId: 'f047ce7fb74a9b8d',
        outcome: 'success',
        actor: { type: 'service-account', id: 'deploy@shop.iam.gserviceaccount.com' },
        action: 'storage.buckets.update',
        targets: [{ type: 'gcs_bucket', id: 'projects/_/buckets/b' }],
        context: { ip: '192.0.2.7', userAgent: 'gcloud', location: undefined },
        changes: undefined,
        labels: {
          log: 'activity',
          insertId: 'abc1',
          severity: 'NOTICE',
          serviceName: 'storage.googleapis.com',
          resourceType: 'gcs_bucket',
          location: 'eu',
          delegatedBy: '["kim@example.com"]',
        },
      },
    ]);
  });

  it('is the same by log, time and insertId, and by its content without insertId', () => {
    const id = (change: object) => only({ ...GRANTED, ...change })[0]!.id;
    expect(id({ receiveTimestamp: '2026-11-20T09:00:00Z' })).toBe(id({}));
    expect(id({ insertId: 'abc2' })).not.toBe(id({}));
    expect(id({ timestamp: '2026-11-20T08:00:01Z' })).not.toBe(id({}));
    expect(id({ logName: 'projects/shop/logs/cloudaudit.googleapis.com%2Fpolicy' })).not.toBe(id({}));
    const bare = { insertId: undefined };
    expect(id(bare)).toBe(id(bare));
    expect(id({ ...bare, protoPayload: { ...GRANTED.protoPayload, resourceName: 'other' } })).not.toBe(
      id(bare),
    );
  });

  it('arrives in a list, in a CloudEvent, or pushed by Pub/Sub in base64', () => {
    expect(map({ entries: [GRANTED] }).events).toEqual(only(GRANTED));
    const envelope = { specversion: '1.0', id: '1', source: 's', type: 'google.cloud.audit.log.v1.written' };
    expect(map({ ...envelope, data: GRANTED }).events).toEqual(only(GRANTED));
    const data = Buffer.from(JSON.stringify(GRANTED)).toString('base64');
    const push = { message: { data, messageId: '1' }, subscription: 'projects/shop/subscriptions/s' };
    expect(map(push).events).toEqual(only(GRANTED));
    expect(map({ ...push, message: { data: '%%' } }).rejected).toMatchObject([
      { code: 'not-json', path: 'message.data' },
    ]);
  });
});

it.each(['log', 'message'])('an entry in the `%s` of a shipper is the same', (field) => {
  expect(map({ [field]: JSON.stringify(GRANTED), '@version': '1' })).toEqual(map(GRANTED));
});

describe('what was refused', () => {
  it('by IAM is a denial with its permission', () => {
    expect(only(REFUSED)).toMatchObject([
      { kind: 'audit', outcome: 'failure' },
      {
        kind: 'decision',
        outcome: 'deny',
        policy: 'gcp-iam',
        rule: 'storage.buckets.update',
        action: 'storage.buckets.update',
        resource: 'projects/_/buckets/b',
        reason: 'Permission denied',
      },
    ]);
  });

  it('by a service perimeter is named after it, and a rehearsal would have denied', () => {
    const expected = { policy: 'accessPolicies/1/servicePerimeters/pci', rule: 'NO_MATCHING_ACCESS_LEVEL' };
    expect(only(perimeter(false))[1]).toMatchObject({ outcome: 'deny', ...expected });
    expect(only(perimeter(true))).toMatchObject([
      { outcome: 'success' },
      { outcome: 'would-deny', ...expected },
    ]);
  });

  it('in a rehearsal of a perimeter did not fail for it, although the entry has the code of a denial', () => {
    const rehearsed = perimeter(true);
    const status = { code: 7, message: '(Dry Run Mode) Request is prohibited by organization policy.' };
    const [audit, decision] = only({
      ...rehearsed,
      protoPayload: { ...rehearsed.protoPayload, status },
    });
    expect(audit!).toMatchObject({ kind: 'audit', outcome: undefined });
    expect(decision!).toMatchObject({ outcome: 'would-deny', reason: status.message });
  });

  it('by an organization policy is named after its constraint', () => {
    const violationInfo = [{ constraint: 'constraints/gcp.resourceLocations', errorMessage: 'not in eu' }];
    const entry = withPayload({
      status: { code: 9, message: 'Precondition check failed.' },
      policyViolationInfo: { orgPolicyViolationInfo: { violationInfo } },
    });
    expect(only(entry)[1]).toMatchObject({
      outcome: 'deny',
      policy: 'constraints/gcp.resourceLocations',
      reason: 'not in eu',
    });
  });

  it.each([
    [[{ permission: 'a', granted: false }], true],
    [[{ permission: 'a' }], true],
    [[{ permission: 'a', granted: true }, { permission: 'b' }], false],
    [[], false],
  ])('without a status is what was not granted: %j', (authorizationInfo, isDenied) => {
    expect(only(withPayload({ authorizationInfo }))).toHaveLength(isDenied ? 2 : 1);
  });

  it('is no denial where the call failed for another reason', () => {
    expect(only(withPayload({ status: { code: 5, message: 'not found' } }))).toMatchObject([
      { kind: 'audit', outcome: 'failure' },
    ]);
  });
});

describe('a sign-in', () => {
  it.each([
    ['login_success', 'success'],
    ['login_failure', 'failure'],
  ])('%s', (word, outcome) => {
    expect(only(login(word))).toMatchObject([
      {
        kind: 'auth',
        outcome,
        provider: 'google',
        method: 'saml',
        principal: 'kim@example.com',
        environment: 'organizations/1',
      },
    ]);
  });

  it('has steps, which are audited only', () => {
    expect(only(login('login_challenge'))).toMatchObject([{ kind: 'audit' }]);
  });

  it('that ended with another word is refused', () => {
    expect(map([login('login_maybe')]).rejected).toMatchObject([
      { code: 'unmapped-result', path: 'protoPayload.metadata.event.0.eventName' },
    ]);
  });
});

describe('what is no audit entry', () => {
  it.each([
    [{ ...GRANTED, protoPayload: undefined, jsonPayload: {} }, 'not-an-audit-log', 'protoPayload'],
    [
      withPayload({ '@type': 'type.googleapis.com/google.appengine.logging.v1.RequestLog' }),
      'not-an-audit-log',
      'protoPayload',
    ],
    [withPayload({ methodName: undefined }), 'not-understood', 'protoPayload.methodName'],
    [withPayload({ status: { code: 'seven' } }), 'not-understood', 'protoPayload.status.code'],
    [
      withPayload({ authorizationInfo: [{ granted: 'maybe' }] }),
      'not-understood',
      'protoPayload.authorizationInfo.0.granted',
    ],
    [{ ...GRANTED, timestamp: 'today' }, 'invalid-field', 'timestamp'],
  ])('is refused with the field', (entry, code, path) => {
    expect(map([entry]).rejected).toMatchObject([{ code, path }]);
  });
});

const iam = (rule: string, resource: string | undefined, policy = 'gcp-iam') => ({
  kind: 'decision',
  outcome: 'deny',
  policy,
  rule,
  action: rule,
  ...(resource && { resource }),
});

describeSamples('gcp-audit', {
  'denied-cases.ndjson': {
    adapter,
    events: [
      {
        kind: 'audit',
        outcome: 'failure',
        occurredAt: '2023-05-24T21:12:55.145Z',
        action: 'google.iam.admin.v1.CreateServiceAccount',
        environment: 'test-project-123456',
        context: { ip: '12.12.12.12' },
        labels: { log: 'activity', insertId: 'xxxxxxxxxxxx' },
      },
      {
        ...iam('iam.serviceAccounts.create', 'projects/test-project-123456'),
        reason: "Permission 'iam.serviceAccounts.create' denied on resource (or it may not exist).",
        principal: 'test-no-perms@test-project-123456.iam.gserviceaccount.com',
      },
      { kind: 'audit', outcome: 'failure', action: 'SignJwt', occurredAt: '2024-02-26T17:15:16.314854637Z' },
      iam('iam.serviceAccounts.signBlob', 'projects/-/serviceAccounts/114885146936855121342'),
      {
        kind: 'audit',
        outcome: 'failure',
        occurredAt: '2024-02-19T12:02:22.057586000Z',
        targets: [{ type: 'k8s_cluster', id: 'core/v1/namespaces/default/services/test-ns' }],
        labels: { cluster: 'some-project-cluster', serviceName: 'k8s.io' },
      },
      iam('io.k8s.core.v1.services.create', 'core/v1/namespaces/default/services/test-ns', 'kubernetes-rbac'),
      { kind: 'audit', outcome: 'failure', actor: { type: 'user', id: 'some.user@company.com' } },
      iam('run.services.setIamPolicy', 'projects/some-project/locations/us-west1/services/cloudrun-exfil'),
    ],
  },
  'log-entries.json': {
    adapter,
    events: [
      {
        kind: 'auth',
        outcome: 'failure',
        principal: 'test-user@example.com',
        method: 'google_password',
        environment: 'organizations/123',
        occurredAt: '2021-09-24T16:16:57.183212Z',
      },
      { kind: 'audit', outcome: 'failure', action: 'google.storage.objects.get', environment: '1234' },
      {
        kind: 'decision',
        outcome: 'deny',
        policy: 'accessPolicies/123456789/servicePerimeters/test-perimeter',
        rule: 'NO_MATCHING_ACCESS_LEVEL',
        action: 'google.storage.objects.get',
        resource: 'projects/1234',
        reason: 'PERMISSION_DENIED',
        labels: { log: 'policy' },
      },
      {
        kind: 'audit',
        outcome: 'success',
        action: 'SetIamPolicy',
        principal: 'test-user@example.com',
        changes: {
          bindingDeltas: [
            {
              action: 'ADD',
              role: 'roles/resourcemanager.organizationAdmin',
              member: 'user:test-user@example.com',
            },
          ],
        },
      },
      { kind: 'audit', outcome: 'success', action: 'google.iam.admin.v1.CreateServiceAccount' },
      {
        kind: 'audit',
        outcome: 'success',
        action: 'google.admin.AdminService.addGroupMember',
        environment: 'organizations/123',
      },
      {
        kind: 'audit',
        outcome: 'success',
        action: 'google.cloud.bigquery.v2.JobService.InsertJob',
        occurredAt: '2022-08-22T02:12:57.630Z',
      },
    ],
    rejected: [
      { index: 6, code: 'not-an-audit-log', path: 'protoPayload' },
      { index: 7, code: 'not-an-audit-log', path: 'protoPayload' },
    ],
  },
  'logentry-pubsub.json': {
    adapter,
    events: [
      {
        kind: 'audit',
        outcome: 'success',
        action: 'google.pubsub.v1.Publisher.CreateTopic',
        environment: 'test-project',
        actor: { type: 'service-account', id: 'robot@test-project.iam.gserviceaccount.com' },
        targets: [{ type: 'pubsub_topic', id: 'projects/test-project/topics/test-auditlogs-source' }],
        context: { ip: '192.168.0.1', userAgent: 'google-cloud-sdk' },
      },
    ],
  },
  'recorded-admin.ndjson': {
    adapter,
    events: [
      {
        kind: 'audit',
        outcome: 'success',
        action: 'google.iam.admin.v1.CreateRole',
        changes: { addedPermissions: ['accessapproval.requests.get'] },
      },
      { kind: 'audit', outcome: 'success', action: 'datasetservice.insert', environment: 'custodian-1291' },
      {
        kind: 'audit',
        outcome: 'success',
        action: 'CreateKeyRing',
        context: { ip: '86.57.255.91', location: 'us-central1' },
      },
    ],
  },
});

fuzzAdapter(adapter, {
  samples: [
    JSON.stringify([GRANTED, REFUSED, perimeter(true), login('login_failure')]),
    ...[readSample('gcp-audit', 'logentry-pubsub.json')].filter((text) => text !== null),
  ],
  decisive: [
    'protoPayload.status.code',
    'protoPayload.authorizationInfo.*.granted',
    'protoPayload.metadata.event.*.eventName',
  ],
});
