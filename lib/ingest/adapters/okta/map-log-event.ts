import { cutText } from '@/lib/domain/cut-text';
import type { Event } from '@/lib/domain/event';
import { refuse, type AdapterContext, type MappedRecord } from '../../adapter';
import { readObject, type Json } from '../parts/read-object';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readUtcTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import { logEventSchema, spellNames, type LogEvent, type Party } from './log-event-schema';

/** Event types of a principal proving who it is. Source: Okta's catalogue of event types. */
const SIGN_IN = /^user\.(session\.start|authentication\.(sso|auth|auth_via_\w+|authenticate|verify))$/;
const POLICY = /^policy\.evaluate/;
/** Their failure is that somebody was not let in. */
const TURNED_AWAY = /^(application\.policy\.sign_on\.deny_access|app\.generic\.unauth_app_access_attempt)$/;

const SUCCEEDED = new Set(['SUCCESS', 'ALLOW']);
const FAILED = new Set(['FAILURE', 'DENY', 'RATE_LIMIT']);

/**
 * One event of the System Log: a sign-in that succeeded or failed is an auth attempt, everything else an audit
 * entry, and a denial also a decision. `organization` is the Okta domain, where the sender says it.
 */
export function mapLogEvent(
  value: unknown,
  organization: string | undefined,
  context: AdapterContext,
): MappedRecord {
  const parsed = logEventSchema.safeParse(spellNames(readObject(value)));
  if (!parsed.success) return refuseIssue(parsed.error, 'a LogEvent of Okta');
  const event = parsed.data;
  const occurredAt = event.published ? readUtcTime(event.published) : context.receivedAt;
  if (!occurredAt) return refuse('invalid-field', 'published', 'published is no time that exists.');
  const result = event.outcome?.result;
  const isSignIn = SIGN_IN.test(event.eventType);
  if (!result && (isSignIn || POLICY.test(event.eventType)))
    return refuse('missing-field', 'outcome.result', `${event.eventType} does not say how it ended.`);
  const isFinal = result ? SUCCEEDED.has(result) || FAILED.has(result) : false;
  const base = readBase(event, occurredAt, organization);
  if (isSignIn && isFinal) return { events: [toAuth(event, base)] };
  const audit = toAudit(event, base);
  const isDecision =
    result === 'DENY' ||
    result === 'RATE_LIMIT' ||
    (result === 'FAILURE' && TURNED_AWAY.test(event.eventType)) ||
    (result === 'ALLOW' && POLICY.test(event.eventType));
  return { events: isDecision ? [audit, toDecision(event, base)] : [audit] };
}

type Base = ReturnType<typeof readBase>;

const known = (value: unknown): unknown => (value === 'unknown' ? undefined : value);
const find = (event: LogEvent, ...types: string[]): Party | undefined =>
  event.target?.find(({ type }) => types.includes(type ?? ''));

function readBase(event: LogEvent, occurredAt: string, organization: string | undefined) {
  const client = readObject(event.client);
  const debug = readObject(readObject(event.debugContext).debugData);
  const authentication = readObject(event.authenticationContext);
  const app = find(event, 'AppInstance', 'AppUser');
  const { outcome, actor } = event;
  return {
    id: event.uuid
      ? boundId(event.uuid)
      : deriveId(event.published, event.eventType, actor, event.target, outcome),
    occurredAt,
    environment: organization,
    service: app && firstText('name', known(app.displayName), known(app.alternateId)),
    principal: firstText('principal', known(actor?.alternateId), known(actor?.id), known(actor?.displayName)),
    labels: boundLabels({
      eventType: event.eventType,
      result: outcome?.result,
      message: event.displayMessage,
      severity: event.severity,
      actorName: actor?.displayName,
      ip: client.ipAddress,
      device: client.device,
      location: readLocation(client),
      // Okta writes the word where there is no zone.
      networkZone: client.zone === 'null' ? undefined : client.zone,
      authenticationProvider: authentication.authenticationProvider,
      externalSessionId: known(authentication.externalSessionId),
      transaction: readObject(event.transaction).id,
      requestId: debug.requestId,
      requestUri: debug.requestUri,
      threatSuspected: debug.threatSuspected,
      threatDetections: debug.threatDetections,
      behaviors: debug.behaviors,
      risk: debug.risk,
      privilegeGranted: debug.privilegeGranted,
      asOrg: readObject(event.securityContext).asOrg,
      isProxy: readObject(event.securityContext).isProxy,
      // Not from the clock of Okta then, but from ours.
      timeOf: event.published ? undefined : 'receipt',
    }),
  };
}

function readLocation(client: Json): string | undefined {
  const place = readObject(client.geographicalContext);
  const parts = [place.city, place.state, place.country].filter(
    (part) => typeof part === 'string' && part !== '',
  );
  return firstText('name', parts.join(', '));
}

function toAuth(event: LogEvent, base: Base): Event {
  const authentication = readObject(event.authenticationContext);
  const factor = readObject(readObject(event.debugContext).debugData).factor;
  return {
    kind: 'auth',
    ...base,
    outcome: SUCCEEDED.has(event.outcome!.result!) ? 'success' : 'failure',
    provider: 'okta',
    method: firstText(
      'name',
      authentication.credentialType,
      factor,
      // The Identity Engine names the authenticator that was used as a target.
      find(event, 'AuthenticatorEnrollment')?.displayName,
      /auth_via_(\w+)$/.exec(event.eventType)?.[1],
    ),
    reason: firstText('text', event.outcome?.reason),
  };
}

/** A challenge, and whatever else is not an end, has no outcome. */
function toAudit(event: LogEvent, base: Base): Event {
  const { actor, outcome } = event;
  const client = readObject(event.client);
  const result = outcome?.result ?? '';
  return {
    kind: 'audit',
    ...base,
    outcome: SUCCEEDED.has(result) ? 'success' : FAILED.has(result) ? 'failure' : undefined,
    actor: {
      type: firstText('name', actor?.type) ?? 'unknown',
      id: firstText('name', known(actor?.alternateId), actor?.id) ?? 'unknown',
      name: firstText('name', actor?.displayName),
    },
    action: cutText(event.eventType, 500),
    targets: (event.target ?? []).slice(0, 100).map((target) => ({
      type: firstText('name', target.type) ?? 'unknown',
      id: firstText('name', target.id, known(target.alternateId), target.displayName) ?? 'unknown',
      name: firstText('name', known(target.alternateId), target.displayName),
    })),
    context: {
      ip: firstText('name', client.ipAddress),
      userAgent: firstText('text', readObject(client.userAgent).rawUserAgent),
      location: readLocation(client),
    },
    changes: readPrivileges(event),
    labels: boundLabels({ reason: outcome?.reason, ...base.labels }),
  };
}

/** The rights of administrators that were given or taken; undefined for all other events. */
function readPrivileges(event: LogEvent): Json | undefined {
  if (!event.eventType.startsWith('user.account.privilege.')) return undefined;
  const { privilegeGranted, privilegeRevoked } = readObject(readObject(event.debugContext).debugData);
  return { privilegeGranted, privilegeRevoked };
}

function toDecision(event: LogEvent, base: Base): Event {
  const policy = find(event, 'PolicyEntity', 'Policy');
  const rule = find(event, 'PolicyRule', 'Rule');
  return {
    kind: 'decision',
    ...base,
    id: boundId(`${base.id}:decision`),
    outcome: event.outcome?.result === 'ALLOW' ? 'allow' : 'deny',
    policy: firstText('name', policy?.displayName, policy?.id) ?? cutText(event.eventType, 500),
    rule: firstText('name', rule?.displayName, rule?.id),
    action: firstText('text', event.eventType),
    resource: firstText('text', base.service, event.target?.find(({ type }) => type === 'URL Pattern')?.id),
    reason: firstText('text', event.outcome?.reason),
  };
}
