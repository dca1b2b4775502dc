import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText } from '../../testing/map-text';
import { awsCloudTrailAdapter as adapter } from './map-record';
import { CALL, DENIED, INSIGHT, LOGIN, refused } from './samples';

const map = (...records: object[]) => mapText(adapter, JSON.stringify({ Records: records }));
const only = (record: object) => map(record).events;

describe('a call', () => {
  it('is an audit event with its principal, account and resources', () => {
    expect(only(CALL)).toEqual([
      {
        kind: 'audit',
        id: CALL.eventID,
        occurredAt: '2026-11-20T08:00:00Z',
        environment: '444455556666',
        principal: 'arn:aws:sts::111122223333:assumed-role/Admin/kim',
        outcome: 'success',
        actor: {
          type: 'AssumedRole',
          id: 'arn:aws:sts::111122223333:assumed-role/Admin/kim',
          name: 'Admin',
        },
        action: 'iam:DeleteRole',
        targets: [{ type: 'roleName', id: 'old' }],
        context: { ip: '192.0.2.7', userAgent: 'aws-cli/2.31' },
        labels: {
          account: '444455556666',
          region: 'us-east-1',
          eventSource: 'iam.amazonaws.com',
          eventType: 'AwsApiCall',
          eventCategory: 'Management',
          managementEvent: 'true',
          readOnly: 'false',
          identityType: 'AssumedRole',
          sourceIPAddress: '192.0.2.7',
          requestID: CALL.requestID,
          sessionIssuer: 'arn:aws:iam::111122223333:role/Admin',
          mfaAuthenticated: 'true',
        },
      },
    ]);
  });

  it('on listed resources is about those', () => {
    const resources = [
      { ARN: 'arn:aws:s3:::logs', type: 'AWS::S3::Bucket', accountId: '1' },
      { ARN: 'arn:x' },
    ];
    expect(only({ ...CALL, resources })[0]).toMatchObject({
      targets: [
        { type: 'AWS::S3::Bucket', id: 'arn:aws:s3:::logs' },
        { type: 'resource', id: 'arn:x' },
      ],
    });
  });

  it.each([
    [
      { type: 'Root', arn: 'arn:aws:iam::1:root' },
      { type: 'Root', id: 'arn:aws:iam::1:root' },
    ],
    [
      { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
      { type: 'AWSService', id: 'ec2.amazonaws.com' },
    ],
    [
      { type: 'WebIdentityUser', principalId: 'accounts.google.com:app:1', userName: '1' },
      { type: 'WebIdentityUser', id: '1' },
    ],
    [
      { type: 'IdentityCenterUser', onBehalfOf: { userId: 'u-1' }, accountId: '1' },
      { type: 'IdentityCenterUser', id: 'u-1' },
    ],
    [
      { type: 'AWSAccount', principalId: 'AROAX:s', accountId: '1' },
      { type: 'AWSAccount', id: 'AROAX:s' },
    ],
    [undefined, { type: 'Unknown', id: 'unknown' }],
  ])('is made by %j', (userIdentity, actor) => {
    expect(only({ ...CALL, userIdentity })[0]).toMatchObject({ actor });
  });

  it('that failed for another reason is no denial', () => {
    expect(only(refused('ThrottlingException', 'Rate exceeded'))).toMatchObject([
      { kind: 'audit', outcome: 'failure' },
    ]);
  });

  it('of data is kept apart from management by its labels', () => {
    expect(only({ ...CALL, eventCategory: 'Data', managementEvent: false })[0]).toMatchObject({
      labels: { eventCategory: 'Data', managementEvent: 'false' },
    });
  });
});

const may =
  'User: arn:aws:iam::1:user/kim is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/k"';

describe('a refused call', () => {
  it.each([
    [
      `${may} because no identity-based policy allows the s3:GetObject action`,
      { policy: 'aws-iam/identity-based-policy', rule: 'nothing allows it' },
    ],
    [
      `${may} because no permissions boundary allows the s3:GetObject action`,
      { policy: 'aws-iam/permissions-boundary', rule: 'nothing allows it' },
    ],
    [
      `${may} because no service control policy allows the s3:GetObject action`,
      { policy: 'aws-iam/service-control-policy', rule: 'nothing allows it' },
    ],
    [
      `${may} with an explicit deny in a resource-based policy`,
      { policy: 'aws-iam/resource-based-policy', rule: 'explicit deny' },
    ],
    [
      `${may} with an explicit deny in a VPC endpoint policy`,
      { policy: 'aws-iam/vpc-endpoint-policy', rule: 'explicit deny' },
    ],
    [
      `${may} with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o-1/service_control_policy/p-1`,
      { policy: 'arn:aws:organizations::1:policy/o-1/service_control_policy/p-1', rule: 'explicit deny' },
    ],
    [`${may} with an explicit deny`, { policy: 'aws-iam', rule: 'explicit deny' }],
    [may, { policy: 'aws-iam', rule: undefined }],
  ])('names the policy, the action and the resource: %s', (message, expected) => {
    expect(only(refused('AccessDenied', message))[1]).toMatchObject({
      kind: 'decision',
      id: `${CALL.eventID}:decision`,
      outcome: 'deny',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/k',
      reason: message,
      ...expected,
    });
  });

  it.each([
    'AccessDenied',
    'AccessDeniedException',
    'UnauthorizedOperation',
    'Client.UnauthorizedOperation',
    'AuthorizationErrorException',
    'KMS.AccessDeniedException',
  ])('is one with the code %s, whose message nobody else can read', (code) => {
    const message =
      'You are not authorized to perform this operation. Encoded authorization failure message: aGk';
    expect(only(refused(code, message))[1]).toMatchObject({
      policy: 'aws-iam',
      action: 'iam:DeleteRole',
      resource: 'old',
    });
  });

  it('at an endpoint of a VPC is its policy', () => {
    expect(only({ ...refused('VpceAccessDenied', 'denied'), eventType: 'AwsVpceEvent' })[1]).toMatchObject({
      policy: 'aws-iam/vpc-endpoint-policy',
    });
  });

  it('that two accounts record is denied once', () => {
    const sharedEventID = 'shared-1';
    const [, here] = only({ ...DENIED, sharedEventID });
    const [, there] = only({ ...DENIED, sharedEventID, eventID: 'other', recipientAccountId: '1' });
    expect(here!.id).toBe(there!.id);
  });

  it('is none where Cognito says that a password is wrong', () => {
    const cognito = { eventSource: 'cognito-idp.amazonaws.com', eventName: 'InitiateAuth' };
    expect(only({ ...refused('NotAuthorizedException', 'Incorrect'), ...cognito })).toHaveLength(1);
  });
});

describe('a sign-in', () => {
  it('to the console is an attempt to authenticate, with the second factor', () => {
    expect(only(LOGIN)).toMatchObject([
      {
        kind: 'auth',
        id: LOGIN.eventID,
        outcome: 'success',
        principal: 'kim',
        provider: 'aws-console',
        method: 'IAMUser+mfa',
        environment: '444455556666',
      },
    ]);
  });

  it('to the access portal says its outcome in the details', () => {
    const portal = {
      ...LOGIN,
      eventName: 'UserAuthentication',
      responseElements: null,
      serviceEventDetails: { UserAuthentication: 'Failure' },
      additionalEventData: { CredentialType: 'PASSWORD' },
    };
    expect(only(portal)).toMatchObject([
      { kind: 'auth', outcome: 'failure', provider: 'aws-iam-identity-center', method: 'PASSWORD' },
    ]);
  });

  it('whose outcome is another word is refused', () => {
    expect(map({ ...LOGIN, responseElements: { ConsoleLogin: 'Perhaps' } }).rejected).toMatchObject([
      { code: 'unmapped-result', path: 'responseElements.ConsoleLogin' },
    ]);
    expect(map({ ...LOGIN, responseElements: null }).rejected).toMatchObject([
      { path: 'serviceEventDetails.ConsoleLogin' },
    ]);
  });

  it('counts once: the check of the second factor is a step of it', () => {
    const check = { ...LOGIN, eventName: 'CheckMfa', responseElements: { CheckMfa: 'Failure' } };
    expect(only(check)).toMatchObject([{ kind: 'audit', outcome: 'failure', action: 'signin:CheckMfa' }]);
    expect(map({ ...check, responseElements: { CheckMfa: 'Perhaps' } }).rejected).toMatchObject([
      { path: 'responseElements.CheckMfa' },
    ]);
  });
});

describe('an insight', () => {
  it('is an observation of CloudTrail about a call', () => {
    expect(only(INSIGHT)).toMatchObject([
      {
        kind: 'audit',
        outcome: undefined,
        actor: { type: 'AWSService', id: 'cloudtrail.amazonaws.com' },
        action: 'cloudtrail:ApiCallRateInsight',
        targets: [{ type: 'action', id: 'ec2:RunInstances' }],
        labels: { insightState: 'Start' },
      },
    ]);
  });
});

describe('the ways records travel', () => {
  it('in an EventBridge event', () => {
    const event = {
      version: '0',
      'detail-type': 'AWS API Call via CloudTrail',
      source: 'aws.iam',
      detail: CALL,
    };
    expect(mapText(adapter, JSON.stringify(event)).events).toMatchObject([{ id: CALL.eventID }]);
  });

  it('in an answer of LookupEvents', () => {
    const Events = [CALL, 'cut'].map((record) => ({
      EventId: CALL.eventID,
      EventName: CALL.eventName,
      CloudTrailEvent: typeof record === 'string' ? record : JSON.stringify(record),
    }));
    expect(mapText(adapter, JSON.stringify({ Events }))).toMatchObject({
      events: only(CALL),
      rejected: [{ index: 1, code: 'not-json', path: 'CloudTrailEvent' }],
    });
  });

  it.each(['log', 'message'])('in the `%s` of a shipper', (field) => {
    const shipped = { [field]: JSON.stringify(CALL), '@timestamp': '2026-11-21T09:30:00Z' };
    expect(mapText(adapter, JSON.stringify(shipped)).events).toEqual(only(CALL));
  });

  it('in a CloudWatch Logs subscription', () => {
    const body = (message: string) => ({
      messageType: 'DATA_MESSAGE',
      owner: '1',
      logGroup: 'trail',
      logEvents: [{ id: '3', timestamp: 1_763_625_600_000, message }],
    });
    expect(mapText(adapter, JSON.stringify(body(JSON.stringify(CALL)))).events).toMatchObject([
      { id: CALL.eventID },
    ]);
    expect(mapText(adapter, JSON.stringify(body('CWL CONTROL MESSAGE'))).rejected).toMatchObject([
      { code: 'not-json', path: 'message' },
    ]);
  });

  it.each([
    [{ ...CALL, eventTime: 'today' }, 'eventTime'],
    [{ ...CALL, eventID: undefined }, 'eventID'],
    [{ ...CALL, eventType: 'Else' }, 'eventType'],
    [{ ...CALL, errorCode: 5 }, 'errorCode'],
  ])('refused with the field', (record, path) => {
    expect(map(record).rejected).toMatchObject([{ code: 'not-understood', path }]);
  });
});

const USER = 'arn:aws:iam::123837392027:user/bert-jan';
const ROLE =
  'arn:aws:sts::123837392027:assumed-role/stratus-red-team-get-usr-data-role/aws-go-sdk-1688990565286187801';
const call = (action: string, outcome = 'success') => ({
  kind: 'audit',
  action,
  outcome,
  principal: USER,
  environment: '123837392027',
});
const many = (prefix: string, names: string): object[] =>
  names.split(' ').map((name) => {
    const failed = name.endsWith('!');
    return call(`${prefix}${failed ? name.slice(0, -1) : name}`, failed ? 'failure' : 'success');
  });
const noRole = [
  call('sts:AssumeRole', 'failure'),
  {
    kind: 'decision',
    outcome: 'deny',
    policy: 'aws-iam',
    action: 'sts:AssumeRole',
    resource: 'arn:aws:iam::123837392027:role/stratus-red-team-leave-org-role',
    principal: USER,
  },
];
const noAttribute = Array.from({ length: 15 }, () => [
  { ...call('ec2:DescribeInstanceAttribute', 'failure'), principal: ROLE },
  {
    kind: 'decision',
    outcome: 'deny',
    policy: 'aws-iam',
    action: 'ec2:DescribeInstanceAttribute',
    principal: ROLE,
    reason: expect.stringContaining('Encoded authorization failure message'),
  },
]).flat();

describeSamples('aws-cloudtrail', {
  'console-login.ndjson': {
    adapter,
    events: [
      {
        kind: 'auth',
        outcome: 'failure',
        principal: 'anaya',
        environment: '111122223333',
        method: 'IAMUser+mfa',
        reason: 'Failed authentication',
        occurredAt: '2022-11-10T16:24:34Z',
      },
      {
        kind: 'auth',
        outcome: 'success',
        principal: 'arn:aws:iam::111122223333:user/anaya',
        method: 'IAMUser',
        labels: { region: 'us-east-2', MFAUsed: 'No' },
      },
      { kind: 'audit', outcome: 'success', action: 'signin:CheckMfa', labels: { MfaType: 'U2F MFA' } },
      {
        kind: 'audit',
        id: 'dEXAMPLE-ac7f-466c-a608-4ac8dEXAMPLE',
        outcome: 'success',
        action: 'sts:AssumeRole',
        principal: 'arn:aws:iam::777788889999:user/JohnDoe',
        environment: '111122223333',
        targets: [{ type: 'AWS::IAM::Role', id: 'arn:aws:iam::111122223333:role/EC2-dev' }],
      },
      {
        kind: 'audit',
        outcome: 'success',
        action: 'iam:AttachRolePolicy',
        targets: [{ type: 'policyArn', id: 'arn:aws:iam::aws:policy/AmazonSageMakerFullAccess' }],
      },
      { kind: 'audit', outcome: 'success', action: 'iam:CreateUser', context: { ip: '52.95.4.21' } },
      { kind: 'audit', outcome: 'failure', action: 'unknown:UnknownAPI' },
    ],
  },
  'digest.json': {
    adapter,
    events: [],
    rejected: [{ index: 0, code: 'digest-file', path: 'digestS3Object' }],
  },
  'logfile-denies-a.json': {
    adapter,
    events: [
      ...many('ec2:', 'DescribeAccountAttributes'),
      ...many('iam:', 'GetUser GetUser'),
      ...many(
        's3:',
        'PutBucketTagging PutBucketPolicy GetBucketRequestPayment GetBucketVersioning GetBucketCors! GetBucketAcl GetAccelerateConfiguration GetBucketReplication!',
      ),
      ...many('cloudtrail:', 'CreateTrail StartLogging'),
      ...many('s3:', 'GetBucketObjectLockConfiguration! GetBucketEncryption'),
      ...many('cloudtrail:', 'PutEventSelectors'),
      ...many('ec2:', 'DescribeAccountAttributes'),
      ...many('iam:', 'GetUser'),
      ...many('s3:', 'PutBucketTagging GetBucketObjectLockConfiguration! GetBucketRequestPayment'),
      ...many('cloudtrail:', 'GetEventSelectors'),
      ...many('s3:', 'GetBucketPolicy'),
      ...many('cloudtrail:', 'DescribeTrails StopLogging!'),
      ...many('ec2:', 'DescribeAccountAttributes'),
      ...many('cloudtrail:', 'StopLogging!'),
      ...many('iam:', 'GetUser PutRolePolicy'),
      ...noRole,
      { ...call('account:GetRegionOptStatus'), principal: 'arn:aws:iam::123837392027:user/benjamin' },
      ...many('ec2:', 'CreateFlowLogs DescribeVpcClassicLinkDnsSupport'),
      ...many('iam:', 'ListAttachedRolePolicies'),
      ...noAttribute,
      ...many(
        'ec2:',
        'DescribeNatGateways DescribeNetworkInterfaces DescribeNatGateways CreateNatGateway DescribeNetworkInterfaces DescribeTags',
      ),
    ],
  },
  'logfile-iam-a.json': {
    adapter,
    events: [
      ...many('s3:', 'GetBucketReplication!'),
      ...many('lambda:', 'AddPermission20150331v2'),
      ...many('s3:', 'GetBucketVersioning'),
      ...many('lambda:', 'UpdateFunctionCode20150331v2'),
      ...many('ec2:', 'DescribeRouteTables DescribeRegions DescribeInstances DescribeNatGateways'),
      ...many('iam:', 'GetRole'),
      ...many('ec2:', 'DescribeVpcAttribute'),
      ...many(
        'iam:',
        'ListAttachedRolePolicies GetUser ListAttachedRolePolicies DeleteLoginProfile ListGroupsForUser ListSSHPublicKeys ListAccessKeys ListSSHPublicKeys',
      ),
      ...many('s3:', 'GetBucketVersioning'),
      ...many(
        'iam:',
        'ListVirtualMFADevices ListMFADevices DeleteLoginProfile! ListVirtualMFADevices ListSigningCertificates ListInstanceProfilesForRole ListServiceSpecificCredentials GetUser',
      ),
      ...many('ec2:', 'DescribeSecurityGroups DescribeVpcClassicLinkDnsSupport'),
      ...many('s3:', 'GetBucketWebsite!'),
      ...many('iam:', 'ListAccessKeys ListMFADevices'),
      ...many('s3:', 'GetAccelerateConfiguration GetBucketVersioning'),
      ...many('ec2:', 'DescribeRouteTables'),
      ...many('iam:', 'ListSigningCertificates DeleteRole GetUser ListInstanceProfilesForRole DeleteRole'),
      ...many('rds:', 'DescribeOrderableDBInstanceOptions'),
      ...many('iam:', 'ListRolePolicies'),
      ...many('rds:', 'DescribeDBSnapshots'),
      ...many('s3:', 'DeleteBucket'),
      ...many('iam:', 'DeleteRole'),
      ...many('rds:', 'DescribeDBInstances'),
      ...many('cloudtrail:', 'DescribeTrails'),
    ],
  },
  'logfile-small-a.json': {
    adapter,
    events: [
      { ...noRole[0], id: 'c1432796-7033-4913-ad4d-3052644bcfba' },
      noRole[1]!,
      ...many('ec2:', 'DescribeSubnets DescribeRouteTables DescribeRouteTables'),
      {
        ...call('ssm:UpdateInstanceAssociationStatus'),
        principal:
          'arn:aws:sts::123837392027:assumed-role/stratus-red-team-ec2-enumerate-role/i-05c30218156bcc246',
        targets: [
          { type: 'resource', id: expect.stringContaining(':association/') },
          { type: 'resource', id: expect.stringContaining(':instance/i-05c30218156bcc246') },
        ],
      },
      ...many('iam:', 'GetUser'),
    ],
  },
});

fuzzAdapter(adapter, {
  samples: [
    JSON.stringify({ Records: [CALL, DENIED, LOGIN, INSIGHT] }),
    ...[readSample('aws-cloudtrail', 'logfile-small-a.json')].filter((text) => text !== null),
  ],
  decisive: ['responseElements.ConsoleLogin', 'eventType'],
});
