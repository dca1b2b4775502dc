import type { EventOf } from '@/lib/domain/event';
import { AWS } from '../estate/environments';
import { PEOPLE } from '../estate/people';
import type { Random } from '../random';
import { defineFormat } from './format';

/** The estate's account: CloudTrail names places by their number. */
export const AWS_ACCOUNT = '210987654321';
const REGION = 'eu-west-1';

type Call = {
  eventSource: string;
  eventName: string;
  readOnly: boolean;
  requestParameters: Readonly<Record<string, string | number>>;
  responseElements?: object;
  resource: { ARN: string; type: string };
};

/** The call by which a person did what the estate means, for `name` such as `ledger/secret-3f2a`. */
const CALLS: Readonly<Record<string, (name: string, event: EventOf<'audit'>) => Call>> = {
  'role.assume': assumeRole,
  'secret.read': (name) => {
    const secretId = `arn:aws:secretsmanager:${REGION}:${AWS_ACCOUNT}:secret:${name}`;
    return {
      eventSource: 'secretsmanager.amazonaws.com',
      eventName: 'GetSecretValue',
      readOnly: true,
      requestParameters: { secretId },
      resource: { ARN: secretId, type: 'AWS::SecretsManager::Secret' },
    };
  },
  'role.grant': (name) => changeRole('AttachRolePolicy', name),
  'role.revoke': (name) => changeRole('DetachRolePolicy', name),
  'token.create': (name) => {
    const userName = name.replace('/', '-');
    return {
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateAccessKey',
      readOnly: false,
      requestParameters: { userName },
      resource: { ARN: `arn:aws:iam::${AWS_ACCOUNT}:user/${userName}`, type: 'AWS::IAM::User' },
    };
  },
};

const SESSION_SECONDS = 3_600;

/** The role of the target, for an hour, under the name of whoever asked. */
function assumeRole(role: string, { actor, occurredAt }: EventOf<'audit'>): Call {
  const roleArn = `arn:aws:iam::${AWS_ACCOUNT}:role/${role}`;
  const ends = new Date(Date.parse(`${occurredAt.slice(0, 19)}Z`) + SESSION_SECONDS * 1_000);
  return {
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    readOnly: true,
    requestParameters: { roleArn, roleSessionName: actor.id, durationSeconds: SESSION_SECONDS },
    responseElements: {
      credentials: { expiration: ends.toISOString() },
      assumedRoleUser: { arn: `arn:aws:sts::${AWS_ACCOUNT}:assumed-role/${role}/${actor.id}` },
    },
    resource: { ARN: roleArn, type: 'AWS::IAM::Role' },
  };
}

function changeRole(eventName: string, name: string): Call {
  const roleName = name.replace('/', '-');
  return {
    eventSource: 'iam.amazonaws.com',
    eventName,
    readOnly: false,
    requestParameters: { roleName, policyArn: `arn:aws:iam::${AWS_ACCOUNT}:policy/service-access` },
    resource: { ARN: `arn:aws:iam::${AWS_ACCOUNT}:role/${roleName}`, type: 'AWS::IAM::Role' },
  };
}

/** People act by the role of their team, or by the one that they took on for a while. */
function identify({ actor, labels }: EventOf<'audit'>, random: Random) {
  const person = actor.id;
  const team = labels?.role ?? PEOPLE.find(({ email }) => email === person)?.team ?? 'engineers';
  const issuer = `arn:aws:iam::${AWS_ACCOUNT}:role/${team}`;
  return {
    type: 'AssumedRole',
    principalId: `AROA${random.hex(16).toUpperCase()}:${person}`,
    arn: `arn:aws:sts::${AWS_ACCOUNT}:assumed-role/${team}/${person}`,
    accountId: AWS_ACCOUNT,
    sessionContext: {
      sessionIssuer: { type: 'Role', arn: issuer, accountId: AWS_ACCOUNT, userName: team },
      attributes: { mfaAuthenticated: 'true' },
    },
  };
}

function write(event: EventOf<'audit'>, random: Random) {
  const { resource, ...call } = CALLS[event.action]!(event.targets[0]!.id, event);
  return {
    eventVersion: '1.11',
    userIdentity: identify(event, random),
    // CloudTrail writes whole seconds.
    eventTime: `${event.occurredAt.slice(0, 19)}Z`,
    responseElements: null,
    ...call,
    awsRegion: REGION,
    sourceIPAddress: event.context.ip,
    userAgent: event.context.userAgent,
    ...(event.outcome === 'failure'
      ? { errorCode: 'ThrottlingException', errorMessage: 'Rate exceeded' }
      : {}),
    requestID: random.uuid(),
    eventID: event.id,
    resources: [{ ...resource, accountId: AWS_ACCOUNT }],
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: AWS_ACCOUNT,
    eventCategory: 'Management',
  };
}

/** What people do in the AWS account. Source: AWS CloudTrail User Guide, "CloudTrail record contents". */
export const awsCloudTrail = defineFormat({
  path: '/api/ingest/aws-cloudtrail',
  kind: 'audit',
  speaks: ({ action, environment }) => environment === AWS && Object.hasOwn(CALLS, action),
  write,
  wrap: (records) => ({ Records: records }),
});
