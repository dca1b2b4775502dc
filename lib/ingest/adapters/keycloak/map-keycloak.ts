import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { readObject, readObjects, type Json } from '../parts/read-object';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readEpoch, readTime, readUtcTime } from '../parts/read-time';
import { placeRefusal } from '../parts/place-refusal';
import { refuseIssue } from '../parts/refuse-issue';
import { wrapLines } from '../parts/wrap-lines';
import { readEventType } from './event-types';
import { adminEventSchema, userEventSchema } from './keycloak-schema';
import { isEventLine, readEventLine, readPairs } from './read-logged-event';

/** When, and what a text line adds to tell one event from another. */
type Seen = { at?: string; line?: string; clock?: string };

function mapKeycloak(value: unknown, context: AdapterContext): MappedRecord {
  const record = readObject(value);
  if (record.type !== undefined || record.operationType !== undefined) return mapEvent(record, {}, context);
  const isLogged = typeof record.loggerName === 'string' || typeof record['log.logger'] === 'string';
  if (isLogged && typeof record.message === 'string') return mapLogged(record, record.message, context);
  const field = ['text', 'log', 'MESSAGE', 'message'].find((name) => typeof record[name] === 'string');
  if (!field) return refuse('missing-field', 'type', 'The record has no type of a Keycloak event.');
  const line = record[field] as string;
  const shipped = readJson(line);
  if (shipped) return placeRefusal(mapKeycloak(shipped, context), field);
  const read = readEventLine(line);
  if (!read) return refuse('not-understood', field, 'The line is not one of the logging listener.');
  // The server writes local time without a zone; its image runs in UTC.
  const at = read.date && read.clock ? readUtcTime(`${read.date}T${read.clock}`) : undefined;
  return mapEvent(read.event, { at, line, clock: read.clock }, context);
}

/** The server's JSON log, of its own format or of ECS: the event is the message, the time stands beside it. */
function mapLogged(record: Json, message: string, context: AdapterContext): MappedRecord {
  const event = readPairs(message);
  if (!event) return refuse('not-understood', 'message', 'The message holds no event of Keycloak.');
  const field = record.timestamp === undefined ? '@timestamp' : 'timestamp';
  const at = readTime(record[field]);
  if (!at) return refuse('invalid-field', field, `${field} is no time with a zone.`);
  // Who types a wrong password twice writes the same message twice.
  return mapEvent(event, { at, line: [at, record.sequence, message].join(' ') }, context);
}

/** A line of the JSON log that a shipper kept as text; null when it is another. */
function readJson(line: string): Json | null {
  if (!line.trimStart().startsWith('{')) return null;
  try {
    return readObject(JSON.parse(line));
  } catch {
    return null;
  }
}

const mapEvent = (event: Json, seen: Seen, context: AdapterContext): MappedRecord =>
  event.operationType === undefined
    ? mapUserEvent(event, seen, context)
    : mapAdminEvent(event, seen, context);

const readWhen = (
  time: number | string | null | undefined,
  seen: Seen,
  context: AdapterContext,
): string | undefined =>
  time === null || time === undefined ? (seen.at ?? context.receivedAt) : readEpoch(time, 'milliseconds');

function mapUserEvent(value: Json, seen: Seen, context: AdapterContext): MappedRecord {
  const parsed = userEventSchema.safeParse(value);
  if (!parsed.success) return refuseIssue(parsed.error, 'an event of Keycloak');
  const event = parsed.data;
  const type = readEventType(event.type);
  if (!type)
    return refuse('unknown-type', 'type', `${event.type} is no type of event that Keycloak documents.`);
  const occurredAt = readWhen(event.time, seen, context);
  if (!occurredAt) return refuse('invalid-field', 'time', 'time is no count of milliseconds since 1970.');
  const { details } = event;
  const outcome = type.isError || event.error ? ('failure' as const) : ('success' as const);
  const user = firstText('principal', details?.username, event.userId);
  const realm = firstText('name', event.realmName, event.realmId);
  const base = {
    id: event.id ? boundId(event.id) : deriveId('user', seen.line ?? event),
    occurredAt,
    outcome,
    environment: realm,
    service: firstText('name', event.clientId),
    principal: user ?? firstText('principal', event.clientId),
    labels: boundLabels({
      eventType: event.type,
      realm,
      userId: event.userId,
      ip: event.ipAddress,
      sessionId: event.sessionId,
      reason: event.error,
      authMethod: details?.auth_method,
      authType: details?.auth_type,
      grantType: details?.grant_type,
      identityProvider: details?.identity_provider,
      redirectUri: details?.redirect_uri,
      registerMethod: details?.register_method,
      codeId: details?.code_id,
      loggedAt: seen.clock,
    }),
  };
  if (type.isSignIn)
    return {
      events: [
        {
          kind: 'auth',
          ...base,
          provider: firstText('name', details?.identity_provider) ?? 'keycloak',
          method: firstText('name', details?.auth_method, details?.grant_type),
          reason: firstText('text', event.error),
        },
      ],
    };
  return {
    events: [
      {
        kind: 'audit',
        ...base,
        actor: {
          type: user ? 'user' : 'client',
          id: firstText('name', event.userId, event.clientId) ?? 'unknown',
          name: firstText('name', details?.username),
        },
        action: firstText('name', event.type) ?? 'unknown',
        targets: event.clientId
          ? [{ type: 'client', id: firstText('name', event.clientId) ?? 'unknown' }]
          : [],
        context: { ip: firstText('name', event.ipAddress) },
      },
    ],
  };
}

function mapAdminEvent(value: Json, seen: Seen, context: AdapterContext): MappedRecord {
  const parsed = adminEventSchema.safeParse(value);
  if (!parsed.success) return refuseIssue(parsed.error, 'an admin event of Keycloak');
  const event = parsed.data;
  const occurredAt = readWhen(event.time, seen, context);
  if (!occurredAt) return refuse('invalid-field', 'time', 'time is no count of milliseconds since 1970.');
  const { authDetails, resourceType, resourcePath } = event;
  const admin = firstText('principal', authDetails?.userId, authDetails?.clientId);
  return {
    events: [
      {
        kind: 'audit',
        id: event.id ? boundId(event.id) : deriveId('admin', seen.line ?? event),
        occurredAt,
        outcome: event.error ? 'failure' : 'success',
        environment: firstText('name', event.realmName, event.realmId),
        principal: admin,
        actor: { type: authDetails?.userId ? 'user' : 'client', id: firstText('name', admin) ?? 'unknown' },
        action: firstText('name', [event.operationType, resourceType].filter(Boolean).join(' '))!,
        targets: resourcePath
          ? [
              {
                type: firstText('name', resourceType) ?? 'resource',
                id: firstText('name', resourcePath) ?? 'unknown',
              },
            ]
          : [],
        context: { ip: firstText('name', authDetails?.ipAddress) },
        changes: readRoles(event),
        labels: boundLabels({
          reason: event.error,
          client: authDetails?.clientId,
          adminRealm: authDetails?.realmId,
          loggedAt: seen.clock,
        }),
      },
    ],
  };
}

const MOST_ROLES = 100;

/** The names of the roles that were mapped or unmapped, where the event keeps the representation; else undefined. */
function readRoles({ resourceType, representation }: Json): { roles: string[] } | undefined {
  if (typeof resourceType !== 'string' || !resourceType.endsWith('_ROLE_MAPPING')) return undefined;
  if (typeof representation !== 'string') return undefined;
  try {
    const roles = readObjects(JSON.parse(representation)).flatMap(
      ({ name }) => firstText('name', name) ?? [],
    );
    return { roles: roles.slice(0, MOST_ROLES) };
  } catch {
    return undefined;
  }
}

/** Keycloak: user and admin events of its listeners, as JSON or as lines of its log. */
export const keycloakAdapter: Adapter = {
  name: 'keycloak',
  source: 'keycloak',
  map: mapKeycloak,
  unwrapText: (text) => wrapLines(text, isEventLine),
};
