import type { Event } from '@/lib/domain/event';
import { refuse, type Adapter, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readObject, readObjects } from '../parts/read-object';
import { readUtcTime } from '../parts/read-time';
import { auditLogSchema, type AuditLog } from './audit-log-schema';
import { readDenial, type Denial } from './read-denial';
import { readSignIn } from './read-sign-in';
import { findPayload, readField, unwrapEntry } from './unwrap-entry';

type Json = Readonly<Record<string, unknown>>;

function mapLogEntry(record: unknown): MappedRecord {
  const entry = unwrapEntry(record);
  if (!entry) return refuse('not-json', 'message.data', 'message.data is no log entry in base64.');
  const found = findPayload(entry);
  if (!found)
    return refuse(
      'not-an-audit-log',
      'protoPayload',
      'The entry has no AuditLog in protoPayload; other logs of Google Cloud are not read here.',
    );
  const parsed = auditLogSchema.safeParse(found.payload);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const path = [found.path, ...issue.path].join('.');
    return refuse(
      'not-understood',
      path,
      `${path} is not as in an AuditLog of Google Cloud: ${issue.message}.`,
    );
  }
  // A tool that passes entries on may have put these beside the payload.
  const log: AuditLog = {
    ...parsed.data,
    serviceName: parsed.data.serviceName ?? firstText('name', readField(entry, 'serviceName')),
  };
  const occurredAt = readUtcTime(readField(entry, 'timestamp') ?? readField(entry, 'receiveTimestamp'));
  if (!occurredAt) return refuse('invalid-field', 'timestamp', 'timestamp is missing or no time.');
  const signIn = readSignIn(log);
  if (signIn && 'unknown' in signIn) {
    const path = `${found.path}.${signIn.unknown}`;
    return refuse('unmapped-result', path, `${path} is no event of a login that Google documents.`);
  }
  return { events: toEvents(entry, log, occurredAt, signIn) };
}

function toEvents(
  entry: Json,
  log: AuditLog,
  occurredAt: string,
  signIn: Exclude<ReturnType<typeof readSignIn>, { unknown: string }>,
): Event[] {
  const authentication = readObject(log.authenticationInfo);
  const principal = firstText('principal', authentication.principalEmail, authentication.principalSubject);
  const id = identify(entry, log, occurredAt);
  const common = {
    occurredAt,
    principal,
    environment: readEnvironment(entry),
    ...readTrace(entry),
    labels: readLabels(entry, log),
  };
  if (signIn)
    return [
      {
        ...common,
        kind: 'auth',
        id,
        outcome: signIn.outcome,
        provider: 'google',
        method: signIn.method,
        reason: signIn.reason,
      },
    ];
  const denial = readDenial(log);
  const request = readObject(log.requestMetadata);
  const events: Event[] = [
    {
      ...common,
      kind: 'audit',
      id,
      outcome: readOutcome(log, denial),
      actor: { type: actorType(principal), id: firstText('name', principal) ?? 'unknown' },
      action: firstText('name', log.methodName)!,
      targets: readTargets(entry, log),
      context: {
        ip: firstText('name', request.callerIp, request.callerIP),
        userAgent: firstText('text', request.callerSuppliedUserAgent),
        location: readLocations(log),
      },
      changes: readObject(log.serviceData).policyDelta ?? readObject(log.serviceData).permissionDelta,
    },
  ];
  if (denial) events.push({ ...common, kind: 'decision', id: `${id}:decision`, ...denial });
  return events;
}

/** A rehearsed denial has the code of a real one, and says nothing of how the call ended. */
function readOutcome(log: AuditLog, denial: Denial | null): 'success' | 'failure' | undefined {
  const hasFailed = Boolean(log.status?.code);
  if (denial?.outcome === 'would-deny') return hasFailed ? undefined : 'success';
  return hasFailed || denial ? 'failure' : 'success';
}

/** Log, time and insertId identify an entry (LogEntry.insertId); without one it is its content. */
function identify(entry: Json, log: AuditLog, occurredAt: string): string {
  const insertId = readField(entry, 'insertId');
  return deriveId(
    readField(entry, 'logName'),
    occurredAt,
    typeof insertId === 'string' && insertId !== '' ? insertId : log,
  );
}

/** The project; for logs of an organization, folder or billing account, this. */
function readEnvironment(entry: Json): string | undefined {
  const { project_id: project } = readObject(readObject(readField(entry, 'resource')).labels);
  const name = readField(entry, 'logName');
  const [kind, id] = typeof name === 'string' ? name.split('/', 2) : [];
  const owner = kind && id && (kind === 'projects' ? id : `${kind}/${id}`);
  return firstText('name', project, owner);
}

/** `projects/<project>/traces/<32 hex digits>`, and the span beside it. */
function readTrace(entry: Json): { traceId?: string; spanId?: string } {
  const trace = readField(entry, 'trace');
  const span = readField(entry, 'spanId');
  const traceId = typeof trace === 'string' ? /(?:^|\/)([0-9a-f]{32})$/i.exec(trace)?.[1] : undefined;
  if (!traceId) return {};
  return { traceId, ...(typeof span === 'string' && /^[0-9a-f]{16}$/i.test(span) && { spanId: span }) };
}

function actorType(principal: string | undefined): string {
  if (!principal) return 'unknown';
  return /(^serviceAccount:|\.gserviceaccount\.com$)/.test(principal) ? 'service-account' : 'user';
}

function readTargets(entry: Json, log: AuditLog): { type: string; id: string }[] {
  const id = firstText('name', log.resourceName);
  if (!id) return [];
  return [{ type: firstText('name', readObject(readField(entry, 'resource')).type) ?? 'resource', id }];
}

function readLocations(log: AuditLog): string | undefined {
  const { currentLocations } = readObject(log.resourceLocation);
  return Array.isArray(currentLocations)
    ? firstText('name', currentLocations.filter((one) => typeof one === 'string').join(', '))
    : undefined;
}

/** Through whom a service account was used, first caller first. */
function readDelegation(authentication: Json): string[] {
  return readObjects(authentication.serviceAccountDelegationInfo).flatMap((step) => {
    const name = firstText(
      'principal',
      readObject(step.firstPartyPrincipal).principalEmail,
      step.principalSubject,
    );
    return name ? [name] : [];
  });
}

function readLabels(entry: Json, log: AuditLog): Record<string, string> | undefined {
  const authentication = readObject(log.authenticationInfo);
  const delegation = readDelegation(authentication);
  const resource = readObject(readField(entry, 'resource'));
  const operation = readObject(readField(entry, 'operation'));
  const name = readField(entry, 'logName');
  return boundLabels({
    log: typeof name === 'string' ? decodeLog(name) : undefined,
    insertId: readField(entry, 'insertId'),
    severity: readField(entry, 'severity'),
    serviceName: log.serviceName,
    resourceType: resource.type,
    location: readObject(resource.labels).location,
    cluster: readObject(resource.labels).cluster_name,
    statusCode: log.status?.code,
    delegatedBy: delegation.length > 0 ? delegation : undefined,
    serviceAccountKeyName: authentication.serviceAccountKeyName,
    callerNetwork: readObject(log.requestMetadata).callerNetwork,
    operation: operation.id,
    operationPhase: operation.first === true ? 'first' : operation.last === true ? 'last' : undefined,
  });
}

/** activity, data_access, system_event or policy */
const decodeLog = (logName: string): string =>
  logName.slice(logName.lastIndexOf('/') + 1).replace(/^cloudaudit\.googleapis\.com%2F/i, '');

/** Google Cloud Audit Logs: entries of Cloud Logging, alone, in lists or pushed by Pub/Sub. */
export const gcpAuditAdapter: Adapter = {
  name: 'gcp-audit',
  source: 'gcp-audit',
  map: mapLogEntry,
  recordsIn: ['entries'],
};
