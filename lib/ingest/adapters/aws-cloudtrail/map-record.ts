import type { Event } from '@/lib/domain/event';
import { refuse, type Adapter, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readObject } from '../parts/read-object';
import { readTime } from '../parts/read-time';
import { readAccessChanges } from './read-access-changes';
import { readDenial, type Denial } from './read-denial';
import { readIdentity, type Identity } from './read-identity';
import { readRecord, type CloudTrailRecord } from './read-record';
import { readSignIn, readStep } from './read-sign-in';
import { readTargets } from './read-targets';
import { unwrapRecord } from './unwrap-record';

function mapRecord(value: unknown): MappedRecord {
  const unwrapped = unwrapRecord(value);
  if ('broken' in unwrapped)
    return refuse('not-json', unwrapped.broken, `${unwrapped.broken} holds no CloudTrail record.`);
  const read = readRecord(unwrapped.record);
  if ('problem' in read) return { refusal: read.problem };
  const { record } = read;
  const signIn = readSignIn(record);
  if (signIn && 'unknown' in signIn)
    return refuse('unmapped-result', signIn.unknown, `${signIn.unknown} is neither Success nor Failure.`);
  const identity = readIdentity(record.userIdentity);
  if (signIn) return { events: [toAuth(record, identity, signIn.outcome)] };
  const outcome = readOutcome(record);
  if (!outcome)
    return refuse(
      'unmapped-result',
      `responseElements.${record.eventName}`,
      `responseElements.${record.eventName} is neither Success nor Failure.`,
    );
  const denial = readDenial(record);
  const audit = toAudit(record, identity, outcome);
  return { events: denial ? [audit, toDecision(record, identity, denial)] : [audit] };
}

const isInsight = (record: CloudTrailRecord): boolean => record.eventType === 'AwsCloudTrailInsight';

/** Nothing but an error says that a call failed; steps of a sign-in say it in a word. Null for another word. */
function readOutcome(record: CloudTrailRecord): 'success' | 'failure' | null {
  const step = readStep(record);
  if (typeof step === 'string') {
    if (step === 'Success') return 'success';
    return step === 'Failure' ? 'failure' : null;
  }
  return record.errorCode || record.errorMessage ? 'failure' : 'success';
}

const common = (record: CloudTrailRecord, identity: Identity) => ({
  occurredAt: readTime(record.eventTime)!,
  environment: firstText('name', record.recipientAccountId, readObject(record.userIdentity).accountId),
  principal: identity.id === 'unknown' ? undefined : identity.id,
});

/** `iam:CreateUser`, as policies write it. */
const actionOf = ({ eventSource, eventName }: CloudTrailRecord): string =>
  `${eventSource.replace(/\.amazonaws\.com(\.cn)?$/, '')}:${eventName}`;

const insightType = (record: CloudTrailRecord): string =>
  firstText('name', readObject(record.insightDetails).insightType) ?? 'Insight';

function toAudit(
  record: CloudTrailRecord,
  identity: Identity,
  outcome: 'success' | 'failure',
): Event & { kind: 'audit' } {
  const insight = isInsight(record);
  return {
    kind: 'audit',
    id: boundId(record.eventID),
    ...common(record, identity),
    // An insight is an observation, which neither succeeds nor fails.
    outcome: insight ? undefined : outcome,
    actor: insight ? { type: 'AWSService', id: 'cloudtrail.amazonaws.com' } : identity,
    action: firstText('name', insight ? `cloudtrail:${insightType(record)}` : actionOf(record))!,
    targets: insight ? [{ type: 'action', id: firstText('name', actionOf(record))! }] : readTargets(record),
    context: {
      ip: firstText('name', record.sourceIPAddress),
      userAgent: firstText('text', record.userAgent),
    },
    changes: insight ? undefined : readAccessChanges(record),
    // Only the event's own page asks for them; ingest, which handles each record, does not.
    get labels() {
      return readLabels(record);
    },
  };
}

function toDecision(record: CloudTrailRecord, identity: Identity, denial: Denial): Event {
  return {
    kind: 'decision',
    // What involves two accounts is recorded in both, under ids of their own.
    id: boundId(`${firstText('name', record.sharedEventID) ?? record.eventID}:decision`),
    ...common(record, identity),
    outcome: 'deny',
    policy: denial.policy,
    rule: denial.rule,
    action: denial.action ?? firstText('text', actionOf(record)),
    resource: denial.resource ?? firstText('text', readTargets(record)[0]?.id),
    reason: firstText('text', record.errorMessage, record.errorCode),
    get labels() {
      return readLabels(record);
    },
  };
}

function toAuth(record: CloudTrailRecord, identity: Identity, outcome: 'success' | 'failure'): Event {
  const { MFAUsed, CredentialType } = readObject(record.additionalEventData);
  const kind = firstText('name', CredentialType, identity.type === 'Unknown' ? undefined : identity.type);
  return {
    kind: 'auth',
    id: boundId(record.eventID),
    ...common(record, identity),
    outcome,
    provider: record.eventName === 'UserAuthentication' ? 'aws-iam-identity-center' : 'aws-console',
    method: MFAUsed === 'Yes' ? firstText('name', `${kind ?? 'password'}+mfa`) : kind,
    reason: firstText('text', record.errorMessage, record.errorCode),
    get labels() {
      return readLabels(record);
    },
  };
}

function readLabels(record: CloudTrailRecord): Record<string, string> | undefined {
  const { sessionContext, accountId, type } = readObject(record.userIdentity);
  const { sessionIssuer, attributes } = readObject(sessionContext);
  const insight = readObject(record.insightDetails);
  const { MFAUsed, MfaType } = readObject(record.additionalEventData);
  return boundLabels({
    account: record.recipientAccountId ?? accountId,
    region: record.awsRegion,
    eventSource: record.eventSource,
    eventType: record.eventType,
    eventCategory: record.eventCategory,
    managementEvent: record.managementEvent,
    readOnly: record.readOnly,
    identityType: type,
    sourceIPAddress: record.sourceIPAddress,
    errorCode: record.errorCode,
    requestID: record.requestID,
    sharedEventID: record.sharedEventID,
    vpcEndpointId: record.vpcEndpointId,
    sessionIssuer: readObject(sessionIssuer).arn,
    mfaAuthenticated: readObject(attributes).mfaAuthenticated,
    MFAUsed,
    MfaType,
    insightState: insight.state,
    insightContext: insight.insightContext,
  });
}

/** AWS CloudTrail: log files, EventBridge events, answers of LookupEvents and CloudWatch Logs subscriptions. */
export const awsCloudTrailAdapter: Adapter = {
  name: 'aws-cloudtrail',
  source: 'aws-cloudtrail',
  map: mapRecord,
  recordsIn: ['Records', 'Events', 'logEvents'],
};
