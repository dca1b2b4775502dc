import { z } from 'zod';
import type { Decision } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import { decisionSchema, readDecision } from './read-decision';
import { readEntity } from './read-entity';

const text = z.string().nullish();
const request = {
  principal: z.unknown().optional(),
  action: z.unknown().optional(),
  resource: z.unknown().optional(),
};

/**
 * A CloudTrail record of an authorisation by Amazon Verified Permissions. Source: its user guide, "Logging API
 * calls using AWS CloudTrail". Loose.
 */
const cloudTrailSchema = z.looseObject({
  eventID: z.string().min(1).max(180),
  eventTime: z.string(),
  eventName: z.enum([
    'IsAuthorized',
    'IsAuthorizedWithToken',
    'BatchIsAuthorized',
    'BatchIsAuthorizedWithToken',
  ]),
  awsRegion: text,
  recipientAccountId: text,
  sourceIPAddress: text,
  requestID: text,
  errorCode: text,
  errorMessage: text,
  userIdentity: z.looseObject({ arn: text, accountId: text }).nullish(),
  requestParameters: z
    .looseObject({
      ...request,
      policyStoreId: text,
      requests: z.array(z.looseObject(request)).nullish(),
    })
    .nullish(),
  additionalEventData: z
    .looseObject({
      decision: decisionSchema.nullish(),
      principal: z.unknown().optional(),
      results: z
        .array(z.looseObject({ request: z.looseObject(request).nullish(), decision: decisionSchema }))
        .nullish(),
    })
    .nullish(),
});
type CloudTrail = z.infer<typeof cloudTrailSchema>;
type Asked = { principal?: unknown; action?: unknown; resource?: unknown };

/** Whether a record is one of Verified Permissions in CloudTrail. */
export const isVerifiedPermissions = (record: object): boolean =>
  'eventSource' in record && record.eventSource === 'verifiedpermissions.amazonaws.com';

/** A decision for each request of the call; where the call itself failed, an error for each. */
export function mapVerifiedPermissions(record: unknown): MappedRecord {
  const parsed = cloudTrailSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'an authorisation by Verified Permissions');
  const call = parsed.data;
  const occurredAt = readTime(call.eventTime);
  if (!occurredAt) return refuse('not-understood', 'eventTime', 'eventTime is no time.');
  const asked = call.requestParameters ?? {};
  const answer = call.additionalEventData ?? {};
  const isBatch = call.eventName.startsWith('Batch');
  const decide = (one: Asked, decision: z.infer<typeof decisionSchema> | null, index?: number): Decision => ({
    ...describe(call, { principal: answer.principal ?? asked.principal, ...defined(one) }),
    id: boundId(index === undefined ? call.eventID : `${call.eventID}:${index}`),
    occurredAt,
    outcome: decision ? readDecision(decision) : 'error',
    reason: decision ? undefined : firstText('text', call.errorMessage, call.errorCode),
  });
  if (call.errorCode)
    return {
      events: isBatch
        ? (asked.requests ?? [{}]).map((one, index) => decide(one, null, index))
        : [decide(asked, null)],
    };
  if (!isBatch)
    return answer.decision
      ? { events: [decide(asked, answer.decision)] }
      : refuse('missing-field', 'additionalEventData.decision', 'The record does not say the decision.');
  if (!answer.results?.length)
    return refuse('missing-field', 'additionalEventData.results', 'The record does not say the decisions.');
  return {
    events: answer.results.map((result, index) =>
      decide(result.request ?? asked.requests?.[index] ?? {}, result.decision, index),
    ),
  };
}

const defined = (one: Asked): Asked =>
  Object.fromEntries(
    (['principal', 'action', 'resource'] as const).flatMap((name) =>
      one[name] === undefined || one[name] === null ? [] : [[name, one[name]]],
    ),
  );

const describe = (call: CloudTrail, asked: Asked) => {
  const store = call.requestParameters?.policyStoreId;
  return {
    kind: 'decision' as const,
    policy: firstText('name', store) ?? 'verified-permissions',
    environment: firstText('name', call.recipientAccountId, call.userIdentity?.accountId),
    principal: firstText('principal', readEntity(asked.principal)),
    action: firstText('text', readEntity(asked.action)),
    resource: firstText('text', readEntity(asked.resource)),
    labels: boundLabels({
      policy_store: store,
      region: call.awsRegion,
      api_call: call.eventName,
      request_id: call.requestID,
      caller: call.userIdentity?.arn,
      caller_ip: call.sourceIPAddress,
      error_code: call.errorCode,
    }),
  };
};
