import type { Event } from '@/lib/domain/event';
import { parseMicros } from '@/lib/domain/timestamp';
import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readObject } from '../parts/read-object';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import { unwrapLogEvent } from '../parts/unwrap-log-event';
import { unwrapShipped } from '../parts/unwrap-shipped';
import { auditEventSchema, type AuditEvent } from './audit-event-schema';
import { isPlainAuditEvent } from './is-plain-audit-event';
import { readAccessChanges } from './read-access-changes';
import { readDenial } from './read-denial';
import { readSignIn } from './read-sign-in';

function mapAuditEvent(record: unknown, { receivedAt }: AdapterContext): MappedRecord {
  const unwrapped = unwrapLogEvent(record);
  if ('broken' in unwrapped)
    return refuse('not-json', unwrapped.broken, 'The message of the log event is no audit event.');
  const shipped = unwrapShipped(unwrapped.record, (own) => 'auditID' in own);
  if (isPlainAuditEvent(shipped)) return mapRead(shipped, receivedAt);
  const parsed = auditEventSchema.safeParse(shipped);
  return parsed.success
    ? mapRead(parsed.data, receivedAt)
    : refuseIssue(parsed.error, 'an event of the Kubernetes audit log');
}

function mapRead(event: AuditEvent, receivedAt: string): MappedRecord {
  // It says nothing about the outcome; the request's later stage does, and says all that this one says.
  if (event.stage === 'RequestReceived')
    return refuse(
      'not-finished',
      'stage',
      'The request was only received; the record of its response makes the event. Add RequestReceived to omitStages of the audit policy.',
    );
  const time = readTimes(event, receivedAt);
  if (!time) return refuse('invalid-field', 'stageTimestamp', 'stageTimestamp is no time.');
  const signIn = readSignIn(event);
  if (signIn && 'unknown' in signIn)
    return refuse('unmapped-result', signIn.unknown, `${signIn.unknown} is neither a success nor a failure.`);
  const denial = readDenial(event);
  const object = describeObject(event);
  const username = firstText('principal', event.impersonatedUser?.username, event.user?.username);
  const { occurredAt } = time;
  const environment = firstText('name', event.cluster, event.cluster_name, event.clusterName);
  const labels = readLabels(event, time);
  // Written out: to spread what they share costs several times what all the rest of this does.
  // Stages of one request share its id: a watch that began and ended is one request.
  const events: Event[] = [
    {
      kind: 'audit',
      id: boundId(event.auditID),
      occurredAt,
      environment,
      principal: username,
      labels,
      outcome: readOutcome(event),
      actor: { type: actorType(username), id: firstText('name', username) ?? 'unauthenticated' },
      action: firstText('name', event.verb)!,
      targets: [object],
      context: {
        ip: firstText('name', event.sourceIPs?.[0]),
        userAgent: firstText('text', event.userAgent),
      },
      changes: readAccessChanges(event),
    },
  ];
  if (denial)
    events.push({
      kind: 'decision',
      id: boundId(`${event.auditID}:decision`),
      occurredAt,
      environment,
      principal: username,
      labels,
      outcome: denial.outcome,
      policy: firstText('name', denial.policy)!,
      rule: firstText('name', denial.rule),
      action: event.verb.slice(0, 500),
      resource: object.type === 'path' ? object.id : `${object.type}/${object.id}`,
      reason: firstText('text', denial.reason),
      latencyMs: time.latencyMs,
    });
  if (signIn)
    events.push({
      kind: 'auth',
      id: boundId(`${event.auditID}:auth`),
      occurredAt,
      environment,
      principal: firstText('principal', signIn.principal),
      labels,
      outcome: signIn.outcome,
      provider: signIn.provider,
      method: signIn.method,
      reason: firstText('text', signIn.reason),
    });
  return { events };
}

type Times = { occurredAt: string; latencyMs?: number; isReceived?: boolean };

/** When the stage was reached, and the milliseconds since the request came. Null when what is there is no time. */
function readTimes(event: AuditEvent, receivedAt: string): Times | null {
  const { stageTimestamp, requestReceivedTimestamp } = event;
  const given = [
    stageTimestamp,
    requestReceivedTimestamp,
    event.timestamp,
    readObject(event.metadata).creationTimestamp,
  ].find((value) => value !== undefined && value !== null);
  // The format leaves every time optional; a record without any happened when it came.
  if (given === undefined) return { occurredAt: receivedAt, isReceived: true };
  const occurredAt = readTime(given);
  if (!occurredAt) return null;
  const from = readTime(requestReceivedTimestamp);
  const micros = stageTimestamp && from ? parseMicros(occurredAt) - parseMicros(from) : NaN;
  return { occurredAt, ...(micros >= 0 && { latencyMs: micros / 1_000 }) };
}

/** Whether the request was carried out; undefined where it had no response. */
function readOutcome({ stage, responseStatus }: AuditEvent): 'success' | 'failure' | undefined {
  if (stage === 'Panic') return 'failure';
  const { code, status } = responseStatus ?? {};
  if (code) return code < 400 ? 'success' : 'failure';
  return status ? (status === 'Success' ? 'success' : 'failure') : undefined;
}

/** What the request was about: `pods/exec` `default/web-0`, or the path of a request without an object. */
function describeObject({ objectRef, requestURI }: AuditEvent): { type: string; id: string } {
  if (!objectRef?.resource)
    return { type: 'path', id: firstText('name', requestURI?.split('?', 1)[0]) ?? 'unknown' };
  const { resource, subresource, apiGroup, namespace, name } = objectRef;
  const group = apiGroup ? `.${apiGroup}` : '';
  return {
    type: firstText('name', `${resource}${group}${subresource ? `/${subresource}` : ''}`)!,
    id: firstText('name', [namespace, name].filter(Boolean).join('/')) ?? '*',
  };
}

function actorType(username: string | undefined): string {
  if (!username || username === 'system:anonymous') return 'anonymous';
  if (username.startsWith('system:serviceaccount:')) return 'service-account';
  return username.startsWith('system:node:') ? 'node' : 'user';
}

function readLabels(event: AuditEvent, time: Times): Record<string, string> | undefined {
  const impersonator = event.impersonatedUser?.username ? event.user?.username : undefined;
  return boundLabels({
    namespace: event.objectRef?.namespace,
    impersonator,
    groups: impersonator ? readObject(event.impersonatedUser).groups : event.user?.groups,
    stage: event.stage,
    level: event.level,
    code: event.responseStatus?.code,
    latencyMs: time.latencyMs,
    requestURI: event.requestURI,
    sourceIPs: event.sourceIPs && event.sourceIPs.length > 1 ? event.sourceIPs : undefined,
    occurredAt: time.isReceived ? 'when it was received: the record has no time' : undefined,
    ...readObject(event.annotations),
  });
}

/** Kubernetes audit logs: webhook bodies, files as they are or shipped, and CloudWatch Logs, by which EKS has them. */
export const kubernetesAuditAdapter: Adapter = {
  name: 'kubernetes-audit',
  source: 'kubernetes-audit',
  map: mapAuditEvent,
  recordsIn: ['items', 'logEvents'],
};
