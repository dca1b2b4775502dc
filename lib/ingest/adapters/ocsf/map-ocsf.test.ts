import { describe, expect, it } from 'vitest';
import { describeSamples } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText } from '../../testing/map-text';
import { ocsfAdapter } from './map-ocsf';

const BASE = {
  time: 1_795_000_000_123,
  metadata: { uid: 'e-1', version: '1.4.0', product: { name: 'Sensor', vendor_name: 'Acme' } },
  cloud: { provider: 'AWS', region: 'eu-central-1', account: { uid: '111122223333' } },
  severity_id: 1,
};
const AT = '2026-11-18T11:06:40.123Z';
const LOGON = {
  ...BASE,
  class_uid: 3002,
  activity_id: 1,
  status_id: 2,
  user: { name: 'ada' },
  status_detail: 'Bad password',
  auth_protocol: 'SAML',
};
const SESSION = {
  ...BASE,
  class_uid: 3003,
  activity_id: 1,
  status_id: 1,
  user: { name: 'ada' },
  privileges: ['admin'],
};
const API = {
  ...BASE,
  class_uid: 6003,
  activity_id: 2,
  status_id: 2,
  actor: { user: { uid: 'arn:aws:iam::1:user/ada', name: 'ada', type: 'IAMUser' } },
  api: { operation: 'GetObject', response: { error: 'AccessDenied', message: 'no' } },
  resources: [{ type: 'bucket', uid: 'arn:aws:s3:::b' }],
  src_endpoint: { ip: '192.0.2.1' },
};
const FLOW = {
  ...BASE,
  class_uid: 4001,
  activity_id: 6,
  src_endpoint: { svc_name: 'web', ip: '10.0.0.1', port: 4000 },
  dst_endpoint: { svc_name: 'ledger', port: 443 },
  connection_info: { protocol_num: 6 },
  traffic: { bytes: 40 },
};
const HTTP = {
  ...BASE,
  class_uid: 4002,
  activity_id: 3,
  http_response: { code: 503 },
  http_request: { http_method: 'GET' },
};
const FINDING = {
  ...BASE,
  class_uid: 2004,
  activity_id: 1,
  status_id: 1,
  severity_id: 5,
  finding_info: { uid: 'f-1', title: 'Crypto miner' },
};
const CHECK = {
  ...BASE,
  class_uid: 2003,
  activity_id: 1,
  status_id: 1,
  compliance: { status_id: 3, control: 'C1' },
  finding_info: { uid: 'f-2', title: 'Bucket is private' },
  status_detail: 'It is public',
};
const LEAK = {
  ...BASE,
  class_uid: 2006,
  activity_id: 1,
  status_id: 1,
  action_id: 2,
  actor: { user: { name: 'eve' } },
  data_security: {
    category: 'Personal',
    data_lifecycle_state_id: 2,
    policy: { name: 'No mail of personal data' },
  },
  file: { name: 'list.csv', size: 2_048 },
  src_endpoint: { location: { country: 'DE' } },
  dst_endpoint: { location: { country: 'US' } },
  finding_info: { uid: 'f-3', title: 'Mail with personal data' },
};
const STORE = {
  ...BASE,
  class_uid: 6005,
  activity_id: 4,
  status_id: 1,
  actor: { user: { name: 'ada' } },
  database: { name: 'crm', data_classification: { category: 'Financial' } },
};
const INCIDENT = {
  ...BASE,
  class_uid: 2005,
  activity_id: 2,
  status_id: 3,
  desc: 'Intrusion',
  finding_info_list: [{ uid: 'i-1' }],
};

const ALL = [LOGON, SESSION, API, FLOW, HTTP, FINDING, CHECK, LEAK, STORE, INCIDENT];
const map = (...records: object[]) => mapText(ocsfAdapter, JSON.stringify(records));
const kinds = (record: object) => map(record).events.map(({ kind }) => kind);

describe('an OCSF event', () => {
  it('of Authentication is a sign-in', () => {
    expect(map(LOGON).events).toMatchObject([
      {
        kind: 'auth',
        id: 'e-1',
        occurredAt: AT,
        outcome: 'failure',
        principal: 'ada',
        reason: 'Bad password',
        method: 'SAML',
        provider: 'Sensor',
        environment: '111122223333',
      },
    ]);
    expect(kinds({ ...LOGON, activity_id: 2 })).toEqual(['audit']);
  });

  it('of Authorize Session is a decision', () => {
    expect(map(SESSION).events).toMatchObject([
      {
        kind: 'decision',
        outcome: 'allow',
        policy: 'aws-iam',
        principal: 'ada',
        labels: { privileges: '["admin"]' },
      },
    ]);
    const denied = { ...SESSION, authorizations: [{ decision: 'Denied', policy: { name: 'admins' } }] };
    expect(map(denied).events).toMatchObject([{ outcome: 'deny', policy: 'admins' }]);
  });

  it('of API Activity is an entry of the audit log, and a denial where access was denied', () => {
    expect(map(API).events).toMatchObject([
      {
        kind: 'audit',
        outcome: 'failure',
        actor: { type: 'IAMUser', id: 'arn:aws:iam::1:user/ada', name: 'ada' },
        action: 'GetObject',
        targets: [{ type: 'bucket', id: 'arn:aws:s3:::b' }],
        context: { ip: '192.0.2.1' },
      },
      {
        kind: 'decision',
        outcome: 'deny',
        policy: 'aws-iam',
        action: 'GetObject',
        resource: 'arn:aws:s3:::b',
        reason: 'no',
      },
    ]);
    expect(kinds({ ...API, api: { operation: 'GetObject', response: { error: 'NoSuchKey' } } })).toEqual([
      'audit',
    ]);
    expect(kinds({ ...API, status_id: 1 })).toEqual(['audit']);
  });

  it.each([
    ['Success', 'success'],
    ['Failure', 'failure'],
  ])('of Authentication may have the name of its status, %s, without its number', (status, outcome) => {
    expect(map({ ...LOGON, status_id: undefined, status }).events).toMatchObject([{ kind: 'auth', outcome }]);
    // The number is what counts.
    expect(map({ ...LOGON, status_id: 99, status }).rejected).toMatchObject([{ path: 'status_id' }]);
    expect(map({ ...LOGON, status_id: null, status: 'Fine' }).rejected).toMatchObject([
      { path: 'status_id' },
    ]);
  });

  it('of Network Activity is a flow; a control says more than the activity', () => {
    expect(map(FLOW).events).toMatchObject([
      {
        kind: 'flow',
        outcome: 'allowed',
        sourceService: 'web',
        targetService: 'ledger',
        port: 443,
        protocol: 'tcp',
        bytes: 40,
      },
    ]);
    expect(map({ ...FLOW, disposition_id: 2 }).events).toMatchObject([{ outcome: 'denied' }]);
    expect(map({ ...FLOW, activity_id: 5 }).events).toMatchObject([{ outcome: 'denied' }]);
    expect(map({ ...FLOW, activity_id: 4 }).events).toMatchObject([{ outcome: 'error' }]);
    expect(map(HTTP).events).toMatchObject([{ outcome: 'error', statusCode: 503 }]);
  });

  it.each([
    [1, 'opened'],
    [2, 'acknowledged'],
    [3, 'resolved'],
    [4, 'resolved'],
  ])('of a finding with status %i is an alert that is %s', (status_id, outcome) => {
    expect(map({ ...FINDING, status_id }).events).toMatchObject([
      { kind: 'alert', outcome, alertId: 'f-1', title: 'Crypto miner', severity: 'page' },
    ]);
  });

  it('of an incident on hold is an alert that somebody knows of', () => {
    expect(map(INCIDENT).events).toMatchObject([
      { kind: 'alert', outcome: 'acknowledged', alertId: 'i-1', title: 'Intrusion' },
    ]);
  });

  it('of a compliance check is a drift', () => {
    expect(map(CHECK).events).toMatchObject([
      {
        kind: 'drift',
        outcome: 'detected',
        type: 'config',
        detectedAt: AT,
        expected: 'Bucket is private',
        actual: 'It is public',
      },
    ]);
    expect(map({ ...CHECK, compliance: { status_id: 1 } }).events).toMatchObject([
      { outcome: 'resolved', resolvedAt: AT },
    ]);
  });

  it('about data in transit is an alert and a data access', () => {
    expect(map(LEAK).events).toMatchObject([
      { kind: 'alert', outcome: 'opened' },
      {
        kind: 'data-access',
        outcome: 'denied',
        action: 'transfer',
        classification: 'Personal',
        fromRegion: 'DE',
        toRegion: 'US',
        bytes: 2_048,
        rule: 'No mail of personal data',
        principal: 'eve',
      },
    ]);
    expect(kinds({ ...LEAK, activity_id: 2 })).toEqual(['alert']);
    expect(kinds({ ...LEAK, action_id: 3 })).toEqual(['alert']);
  });

  it('of Datastore Activity is a data access where the data are classified', () => {
    expect(map(STORE).events).toMatchObject([
      { kind: 'audit' },
      { kind: 'data-access', outcome: 'allowed', action: 'read', classification: 'Financial' },
    ]);
    expect(kinds({ ...STORE, database: { name: 'crm' } })).toEqual(['audit']);
    expect(kinds({ ...STORE, status_id: 2 })).toEqual(['audit']);
  });

  it('takes its time from time_dt with a zone, else from milliseconds or seconds', () => {
    expect(map({ ...LOGON, time_dt: '2026-11-18T11:06:40.123456Z' }).events[0]!.occurredAt).toBe(
      '2026-11-18T11:06:40.123456Z',
    );
    expect(map({ ...LOGON, time_dt: '2026-11-18T12:06:40.123' }).events[0]!.occurredAt).toBe(AT);
    expect(map({ ...LOGON, time: 1_795_000_000 }).events[0]!.occurredAt).toBe('2026-11-18T11:06:40Z');
  });

  it.each([
    [{ ...LOGON, class_uid: 1007 }, 'unknown-class', 'class_uid'],
    [{ ...LOGON, class_uid: undefined }, 'not-understood', 'class_uid'],
    [{ ...LOGON, time: null }, 'not-understood', 'time'],
    [{ ...LOGON, status_id: 99 }, 'not-understood', 'status_id'],
    [{ ...API, status_id: 7 }, 'not-understood', 'status_id'],
    [{ ...SESSION, status_id: 0 }, 'not-understood', 'status_id'],
    [{ ...SESSION, authorizations: [{ decision: 'maybe' }] }, 'not-understood', 'authorizations.0.decision'],
    [{ ...FLOW, activity_id: 7 }, 'not-understood', 'activity_id'],
    [{ ...HTTP, http_response: null }, 'not-understood', 'status_id'],
    [{ ...FINDING, status_id: 99 }, 'not-understood', 'status_id'],
    [{ ...FINDING, finding_info: {} }, 'missing-field', 'finding_info.uid'],
    [{ ...FINDING, status_code: 'MANUAL' }, 'not-understood', 'status_code'],
    [{ ...CHECK, compliance: { status_id: 2 } }, 'not-understood', 'compliance.status_id'],
  ])('that is not understood is refused there', (record, code, path) => {
    expect(map(record).rejected).toMatchObject([{ code, path }]);
  });
});

const CHANGED = { kind: 'audit', outcome: 'success', environment: '112233445566' };
const POSTURE = { kind: 'drift', type: 'config', occurredAt: '2025-02-14T13:27:03Z' };
const MANUAL = (index: number) => ({ index, code: 'not-understood', path: 'status_code' });
describeSamples('ocsf', {
  'account-change.ndjson': {
    adapter: ocsfAdapter,
    events: [
      {
        ...CHANGED,
        id: '1a8308f8-b59f-4257-b150-b287516f375e',
        occurredAt: '2023-03-17T16:31:50Z',
        action: 'AttachRolePolicy',
        principal: 'arn:aws:sts::112233445566:assumed-role/Admin/Admin-user',
        targets: [{ type: 'user', name: 'AmazonSageMakerServiceCatalogProductsExecutionRole' }],
      },
      {
        ...CHANGED,
        action: 'CreateUser',
        targets: [{ type: 'user', id: 'AIDA2W7SOKHDM47UMJRTX', name: 'test_user2' }],
      },
      { ...CHANGED, action: 'CreateRole' },
      { ...CHANGED, action: 'DeleteRole', environment: '1234567891011' },
    ],
  },
  'api-activity.ndjson': {
    adapter: ocsfAdapter,
    events: [
      {
        kind: 'audit',
        outcome: 'success',
        action: 'CreateLoadBalancer',
        occurredAt: '2016-04-01T15:31:48Z',
        principal: 'arn:aws:iam::123456789012:user/Alice',
      },
      { kind: 'audit', outcome: 'success', action: 'DeleteLoadBalancer' },
      // Not found is a failure and no denial.
      { kind: 'audit', outcome: 'failure', action: 'UnknownAPI' },
      { kind: 'audit', outcome: 'failure', action: 'GetVpcLinks' },
      {
        kind: 'decision',
        outcome: 'deny',
        policy: 'aws-iam',
        action: 'GetVpcLinks',
        principal: 'arn:aws:iam::811596193553:user/Level6',
      },
    ],
  },
  'authentication.ndjson': {
    adapter: ocsfAdapter,
    events: [
      {
        kind: 'auth',
        outcome: 'failure',
        principal: 'anaya',
        reason: 'Failed authentication',
        occurredAt: '2022-11-10T16:24:34Z',
        labels: { mfa: 'true' },
      },
      { kind: 'auth', outcome: 'success', principal: 'arn:aws:iam::111122223333:user/anaya' },
      // CheckMfa is no attempt to sign in, and does not say how it ended.
      { kind: 'audit', outcome: undefined, action: 'CheckMfa' },
    ],
    // AssumeRole as a logon with the status Other.
    rejected: [{ index: 2, code: 'not-understood', path: 'status_id' }],
  },
  'network-activity.ndjson': {
    adapter: ocsfAdapter,
    events: [
      {
        kind: 'flow',
        outcome: 'denied',
        port: 39_938,
        protocol: 'tcp',
        bytes: 40,
        environment: '123456789012',
        occurredAt: '2022-04-12T00:02:12Z',
        targetService: undefined,
      },
      { kind: 'flow', outcome: 'allowed', bytes: 50 },
    ],
  },
  'prowler-aws-findings.json': {
    adapter: ocsfAdapter,
    events: [
      { ...POSTURE, outcome: 'detected', labels: { check: 'accessanalyzer_enabled' } },
      { ...POSTURE, outcome: 'detected' },
    ],
    rejected: [MANUAL(2), MANUAL(3), MANUAL(4)],
  },
  'prowler-kubernetes-findings.json': {
    adapter: ocsfAdapter,
    events: [
      ...Array.from({ length: 5 }, () => ({
        ...POSTURE,
        occurredAt: '2025-02-14T13:27:38Z',
        outcome: 'detected',
      })),
      { ...POSTURE, occurredAt: '2025-02-14T13:27:38Z', outcome: 'resolved' },
    ],
  },
  'security-finding.ndjson': {
    adapter: ocsfAdapter,
    events: [
      // A standard's control that passed.
      {
        kind: 'drift',
        outcome: 'resolved',
        occurredAt: '2022-08-04T18:09:19.1Z',
        environment: '123456789100',
      },
      { kind: 'alert', outcome: 'resolved', severity: 'ticket', occurredAt: '2021-10-28T19:33:39.417Z' },
    ],
  },
});

fuzzAdapter(ocsfAdapter, {
  samples: [JSON.stringify(ALL)],
  decisive: ['class_uid', 'status_id', 'compliance.status_id', 'disposition_id', 'action_id'],
});
