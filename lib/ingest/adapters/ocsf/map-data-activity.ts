import type { Event } from '@/lib/domain/event';
import { firstText } from '../parts/first-text';
import type { OcsfEvent } from './ocsf-schema';
import { readAt } from './read-at';
import { readBase, readLabels, readUser } from './read-common';
import { readControl } from './read-control';

type Action = 'read' | 'write' | 'transfer';

/** What the activities of these classes do to data; the others (connect, lock, encrypt …) move none. */
const ACTIONS: Readonly<Record<number, Readonly<Record<number, Action>>>> = {
  // Datastore Activity: Read, Update, Query, Write, Create, Delete, List.
  6005: { 1: 'read', 2: 'write', 4: 'read', 5: 'write', 6: 'write', 7: 'write', 8: 'read' },
  // File Hosting Activity: Upload, Download, Update, Delete, Rename, Copy, Move, Restore, Preview, Share, Open, Sync.
  6006: {
    1: 'write',
    2: 'read',
    3: 'write',
    4: 'write',
    5: 'write',
    6: 'read',
    7: 'write',
    8: 'write',
    9: 'read',
    12: 'transfer',
    14: 'read',
    15: 'transfer',
  },
};
const HOLDERS = ['file', 'database', 'databucket', 'table', 'resources.0'];

/** An access to classified data; null where nothing says whose data it is, what was done or how it ended. */
export function mapDataActivity(event: OcsfEvent, id: string, occurredAt: string): Event | null {
  const action = ACTIONS[event.class_uid]?.[event.activity_id ?? -1];
  const classification = readClassification(event);
  // A failure alone may have any reason: only a control denies.
  const outcome = readControl(event) ?? (event.status_id === 1 ? 'allowed' : null);
  if (!action || !classification || !outcome || outcome === 'error') return null;
  return makeAccess(event, { id, occurredAt, action, classification, outcome });
}

/** The classification of what was accessed, by the profile "Data Classification" on it; undefined for none. */
export const readClassification = (event: OcsfEvent): string | undefined =>
  firstText(
    'name',
    ...['', ...HOLDERS]
      .map((holder) => (holder ? readAt(event, holder) : event))
      .flatMap((holder) =>
        ['data_classification', 'data_classifications.0', 'data_security'].flatMap((place) => [
          readAt(holder, `${place}.category`),
          readAt(holder, `${place}.confidentiality`),
        ]),
      ),
    ...HOLDERS.map((holder) => readAt(event, `${holder}.confidentiality`)),
  );

/** A data access of which the decisive fields are known. */
export function makeAccess(
  event: OcsfEvent,
  known: {
    id: string;
    occurredAt: string;
    action: Action;
    classification: string;
    outcome: 'allowed' | 'denied';
  },
): Event {
  const bytes = [
    readAt(event, 'traffic.bytes'),
    readAt(event, 'file.size'),
    readAt(event, 'databucket.size'),
  ].find((size): size is number => typeof size === 'number' && size >= 0 && size <= Number.MAX_SAFE_INTEGER);
  return {
    kind: 'data-access',
    ...known,
    ...readBase(event),
    principal: readUser(event, 'actor.user', 'user'),
    fromRegion: readRegion(event, 'src_endpoint', 'databucket', 'cloud'),
    toRegion: readRegion(event, 'dst_endpoint'),
    bytes,
    rule: firstText(
      'name',
      readAt(event, 'data_security.policy.name'),
      readAt(event, 'policy.name'),
      readAt(event, 'firewall_rule.name'),
      readAt(event, 'finding_info.analytic.name'),
    ),
    labels: readLabels(event, {
      file: readAt(event, 'file.path') ?? readAt(event, 'file.name'),
      database: readAt(event, 'database.name'),
      databucket: readAt(event, 'databucket.name'),
    }),
  };
}

const readRegion = (event: OcsfEvent, ...places: readonly string[]): string | undefined =>
  firstText(
    'name',
    ...places.flatMap((place) => [
      readAt(event, `${place}.location.region`),
      readAt(event, `${place}.location.country`),
      readAt(event, `${place}.region`),
    ]),
  );
