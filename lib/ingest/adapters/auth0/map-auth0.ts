import type { Event } from '@/lib/domain/event';
import { refuse, type Adapter, type MappedRecord } from '../../adapter';
import { readList, readObject, type Json } from '../parts/read-object';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { placeRefusal } from '../parts/place-refusal';
import { readUtcTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import { logEventSchema, type LogEvent } from './log-event-schema';
import { findLogType, type LogType } from './log-types';

/** A record is an event of the Management API, or a log stream's, which wraps it in `data`, in EventBridge again. */
function mapAuth0(value: unknown): MappedRecord {
  const record = readObject(value);
  if (record.detail !== undefined && record.type === undefined)
    return placeRefusal(mapAuth0(record.detail), 'detail');
  if (record.data !== undefined && record.type === undefined)
    return placeRefusal(mapLogEvent(readObject(record.data), record.log_id), 'data');
  return mapLogEvent(record, undefined);
}

function mapLogEvent(value: Json, outerId: unknown): MappedRecord {
  const parsed = logEventSchema.safeParse(value);
  if (!parsed.success) return refuseIssue(parsed.error, 'a log event of Auth0');
  const event = parsed.data;
  const type = findLogType(event.type);
  if (!type)
    return refuse('unknown-type', 'type', `${event.type} is no code of a log event that Auth0 lists.`);
  const occurredAt = readUtcTime(event.date);
  if (!occurredAt) return refuse('invalid-field', 'date', 'date is no time that exists.');
  const id = firstText('principal', event.log_id, outerId, event._id);
  const base = readBase(event, occurredAt, id ? boundId(id) : deriveId(event));
  if (type.kind === 'auth') return { events: [toAuth(event, type, base)] };
  const audit = toAudit(event, type, base);
  return { events: type.deniedBy ? [audit, toDenial(event, type.deniedBy, base)] : [audit] };
}

type Base = ReturnType<typeof readBase>;

/** Whoever called the Management API stands in the details of the request. */
const callerOf = (event: LogEvent): Json => readObject(readObject(requestOf(event).auth).user);
const requestOf = (event: LogEvent): Json => readObject(readObject(event.details).request);

function readBase(event: LogEvent, occurredAt: string, id: string) {
  const details = readObject(event.details);
  return {
    id,
    occurredAt,
    environment: firstText('name', event.tenant_name, event.hostname),
    service: firstText('name', event.client_name, event.client_id),
    principal: firstText('principal', event.user_name, callerOf(event).email, event.user_id, event.client_id),
    labels: boundLabels({
      code: event.type,
      description: event.description,
      hostname: event.hostname,
      ip: event.ip,
      userId: event.user_id,
      clientId: event.client_id,
      connection: event.connection,
      audience: event.audience,
      error: readObject(details.error).message,
      statusCode: readObject(details.response).statusCode,
      location: readObject(event.location_info).country_name,
    }),
  };
}

function toAuth(event: LogEvent, type: LogType, base: Base): Event {
  return {
    kind: 'auth',
    ...base,
    outcome: type.outcome!,
    provider: firstText('name', event.strategy) ?? 'auth0',
    method: type.method ?? firstText('name', event.connection),
    reason:
      type.outcome === 'failure'
        ? (firstText('text', event.description) ?? event.type.slice(0, 500))
        : undefined,
  };
}

function toAudit(event: LogEvent, type: LogType, base: Base): Event {
  const caller = callerOf(event);
  const request = requestOf(event);
  const user = firstText('name', event.user_id, caller.user_id, event.user_name, caller.email);
  const path = firstText('name', request.path);
  return {
    kind: 'audit',
    ...base,
    outcome: type.outcome,
    actor: {
      type: user ? 'user' : event.client_id ? 'client' : 'unknown',
      id: user ?? firstText('name', event.client_id) ?? 'unknown',
      name: firstText('name', caller.name, event.user_name),
    },
    // The codes of the Management API say no more than that it was called; the description says what for.
    action:
      (/^([sf]api|mgmt_api_read)$/.test(event.type) ? firstText('name', event.description) : undefined) ??
      event.type.slice(0, 500),
    targets: path
      ? [{ type: 'path', id: firstText('name', [request.method, path].filter(Boolean).join(' '))! }]
      : [],
    context: {
      ip: firstText('name', event.ip),
      userAgent: firstText('text', event.user_agent),
      location: firstText('name', readObject(event.location_info).country_name),
    },
    changes: readRoles(path, request.body),
  };
}

const MOST_ROLES = 100;

/** The ids of the roles that a call gave or took; undefined for all other calls. */
function readRoles(path: string | undefined, body: unknown): { roles: string[] } | undefined {
  if (!path || !/\/users\/[^/]+\/roles$/.test(path)) return undefined;
  const roles = readList(readObject(body).roles).flatMap((role) => firstText('name', role) ?? []);
  return { roles: roles.slice(0, MOST_ROLES) };
}

function toDenial(event: LogEvent, policy: string, base: Base): Event {
  return {
    kind: 'decision',
    ...base,
    id: boundId(`${base.id}:decision`),
    outcome: 'deny',
    policy,
    rule: event.type.slice(0, 500),
    resource: firstText('text', base.service),
    reason: firstText('text', event.description),
  };
}

/** Auth0's tenant logs: log streams (webhook, EventBridge) and exports of the Management API. */
export const auth0Adapter: Adapter = { name: 'auth0', source: 'auth0', map: mapAuth0, recordsIn: ['logs'] };
