import type { Event } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { makeAccess, readClassification } from './map-data-activity';
import { mapPosture, readVerdict } from './map-posture';
import type { OcsfEvent } from './ocsf-schema';
import { listAt, readAt } from './read-at';
import { readBase, readLabels, readUser } from './read-common';
import { readControl } from './read-control';

type Outcome = 'opened' | 'acknowledged' | 'resolved';

/** `status_id` (before 1.1 `state_id`) of a finding: New, In Progress, Suppressed, Resolved, Archived, Deleted. */
const FINDING: Readonly<Record<number, Outcome>> = {
  1: 'opened',
  2: 'acknowledged',
  3: 'resolved',
  4: 'resolved',
  5: 'resolved',
  6: 'resolved',
};
/** Of an incident: New, In Progress, On Hold, Resolved, Closed. */
const INCIDENT: Readonly<Record<number, Outcome>> = {
  1: 'opened',
  2: 'acknowledged',
  3: 'acknowledged',
  4: 'resolved',
  5: 'resolved',
};
const INCIDENT_FINDING = 2005;
const DATA_SECURITY_FINDING = 2006;

/**
 * A finding is an alert with the status that it has, or a drift where it says whether something is as it should
 * be. `metadata.uid` is no identity here: products repeat a finding's own id there in each of its states.
 */
export function mapFinding(event: OcsfEvent, occurredAt: string): MappedRecord {
  const verdict = readVerdict(event);
  if (verdict) return mapPosture(event, verdict, occurredAt);
  const uid = firstText(
    'text',
    ...['finding_info.uid', 'finding.uid', 'ticket.uid', 'finding_info_list.0.uid'].map((path) =>
      readAt(event, path),
    ),
  );
  if (!uid) return refuse('missing-field', 'finding_info.uid', 'A finding without an id cannot be followed.');
  const place = isSet(event.status_id) || !isSet(event.state_id) ? 'status_id' : 'state_id';
  const state = Number(event[place]);
  const outcome =
    (event.class_uid === INCIDENT_FINDING ? INCIDENT : FINDING)[state] ?? readActivity(event, place);
  if (!outcome) return refuse('not-understood', place, 'It does not say which state the finding is in.');
  const alert: Event = {
    kind: 'alert',
    id: deriveId(event.class_uid, uid, outcome, event.activity_id, occurredAt),
    occurredAt,
    outcome,
    alertId: boundId(uid),
    title:
      firstText(
        'text',
        readAt(event, 'finding_info.title'),
        readAt(event, 'finding.title'),
        event.desc,
        event.message,
      ) ?? uid,
    // High, Critical and Fatal. Source: schema.ocsf.io, `severity_id`.
    severity: [4, 5, 6].includes(event.severity_id ?? 0) ? 'page' : 'ticket',
    ...readBase(event),
    principal: readUser(event, 'actor.user'),
    policy: firstText('name', readAt(event, 'finding_info.analytic.name'), readAt(event, 'policy.name')),
    url: firstText(
      'text',
      readAt(event, 'finding_info.src_url'),
      readAt(event, 'finding.src_url'),
      event.src_url,
    ),
    labels: readLabels(event, {
      types: readAt(event, 'finding_info.types') ?? readAt(event, 'finding.types'),
      resource: listAt(event, 'resources')
        .map(({ uid: id, name }) => id ?? name)
        .join(', '),
      confidence: event.confidence,
    }),
  };
  const access = event.class_uid === DATA_SECURITY_FINDING ? mapLeak(event, uid, occurredAt) : null;
  return { events: [alert, ...(access ? [access] : [])] };
}

const isSet = (value: unknown): boolean => value !== null && value !== undefined;

/** Without a state, making a finding opens it and closing it ends it; an update says neither. */
function readActivity(event: OcsfEvent, place: string): Outcome | null {
  if (isSet(event[place])) return null;
  return event.activity_id === 1 ? 'opened' : event.activity_id === 3 ? 'resolved' : null;
}

/** States of data by the finding: at rest nobody accesses them. */
const LIFECYCLE: Readonly<Record<number, 'read' | 'transfer'>> = { 2: 'transfer', 3: 'read' };

/** What a DLP product saw somebody do with classified data, once for a finding. */
function mapLeak(event: OcsfEvent, uid: string, occurredAt: string): Event | null {
  const isNew = event.activity_id === 1;
  const state = Number(readAt(event, 'data_security.data_lifecycle_state_id'));
  const action = LIFECYCLE[state];
  const classification = readClassification(event);
  const outcome = readControl(event);
  if (!isNew || !action || !classification || !outcome || outcome === 'error') return null;
  return makeAccess(event, { id: deriveId('data', uid), occurredAt, action, classification, outcome });
}
