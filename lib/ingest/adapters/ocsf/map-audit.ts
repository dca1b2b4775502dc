import type { Event } from '@/lib/domain/event';
import type { MappedRecord } from '../../adapter';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { decide, mapAuthorizations } from './map-authorization';
import { mapDataActivity } from './map-data-activity';
import type { OcsfEvent } from './ocsf-schema';
import { listAt, readAt } from './read-at';
import { readBase, readLabels, readUser } from './read-common';
import { readControl } from './read-control';

/** Errors by which clouds and Kubernetes say that access was denied. */
const DENIALS =
  /^(403|.*(access.?denied|unauthorized.?operation|not.?authorized|forbidden|permission.?denied|authorization.?failed).*)$/i;

/** Objects of the event that were acted upon, with the type that they are of. */
const TARGETS = [
  'user',
  'group',
  'entity',
  'resource',
  'policy',
  'database',
  'databucket',
  'table',
  'file',
  'web_resource',
  'app',
];

/**
 * An entry of an audit log; where access was denied, or authorizers say what they decided, also a decision; and
 * an access to data where the data are classified.
 */
export function mapAudit(event: OcsfEvent, id: string, occurredAt: string): MappedRecord {
  const decisions = mapAuthorizations(event, id, occurredAt);
  if ('refusal' in decisions) return decisions;
  const isDenied = decisions.events.length === 0 && wasDenied(event);
  const access = mapDataActivity(event, boundId(`${id}:data`), occurredAt);
  return {
    events: [
      readEntry(event, id, occurredAt),
      ...decisions.events,
      ...(isDenied ? [decide(event, boundId(`${id}:decision`), occurredAt, 'deny')] : []),
      ...(access ? [access] : []),
    ],
  };
}

function wasDenied(event: OcsfEvent): boolean {
  if (readControl(event) === 'denied') return true;
  if (event.status_id !== 2) return false;
  const codes = [readAt(event, 'api.response.error'), readAt(event, 'api.response.code'), event.status_code];
  return codes.some(
    (code) => (typeof code === 'string' || typeof code === 'number') && DENIALS.test(String(code)),
  );
}

function readEntry(event: OcsfEvent, id: string, occurredAt: string): Event {
  const principal = readUser(event, 'actor.user', 'user');
  return {
    kind: 'audit',
    id,
    occurredAt,
    outcome: event.status_id === 1 ? 'success' : event.status_id === 2 ? 'failure' : undefined,
    ...readBase(event),
    principal,
    actor: {
      type: firstText('name', readAt(event, 'actor.user.type')) ?? 'user',
      id: firstText('name', principal) ?? 'unknown',
      name: firstText('name', readAt(event, 'actor.user.name')),
    },
    action:
      firstText('name', readAt(event, 'api.operation'), event.activity_name, event.type_name) ??
      `class ${event.class_uid}`,
    targets: readTargets(event),
    context: {
      ip: firstText('name', readAt(event, 'src_endpoint.ip')),
      userAgent: firstText('text', readAt(event, 'http_request.user_agent')),
      location: firstText(
        'name',
        readAt(event, 'src_endpoint.location.country'),
        readAt(event, 'cloud.region'),
      ),
    },
    labels: readLabels(event, {
      service: readAt(event, 'api.service.name'),
      error: readAt(event, 'api.response.error'),
      message: event.status_detail ?? readAt(event, 'api.response.message'),
      request: readAt(event, 'api.request.uid'),
    }),
  };
}

function readTargets(event: OcsfEvent) {
  const single = TARGETS.map((type) => [type, readAt(event, type)] as const);
  const listed = listAt(event, 'resources').map(
    (each) => [firstText('name', each.type) ?? 'resource', each] as const,
  );
  return [...single, ...listed]
    .flatMap(([type, target]) => {
      const name = firstText('name', readAt(target, 'name'));
      const uid = firstText('name', readAt(target, 'uid'), readAt(target, 'path'), name);
      return uid ? [{ type, id: uid, name }] : [];
    })
    .slice(0, 100);
}
