import { refuse, type Adapter, type MappedRecord } from '../../adapter';
import { boundId, deriveId } from '../parts/derive-id';
import { refuseIssue } from '../parts/refuse-issue';
import { mapAudit } from './map-audit';
import { mapAuthentication } from './map-authentication';
import { mapAuthorizeSession } from './map-authorization';
import { mapFinding } from './map-finding';
import { mapNetwork } from './map-network';
import { ocsfEventSchema, type OcsfEvent } from './ocsf-schema';
import { readOcsfTime } from './read-common';

const FINDINGS = [2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008];
const AUTHENTICATION = 3002;
const AUTHORIZE_SESSION = 3003;
/**
 * Account Change, Entity Management, User Access (in 1.0.0-rc.2 API Activity), Group Management; Web Resources,
 * Application Lifecycle, API, Web Resource Access, Datastore and File Hosting Activity.
 */
const AUDITED = [3001, 3004, 3005, 3006, 6001, 6002, 6003, 6004, 6005, 6006];
/** Network, HTTP, DNS, RDP, SMB, SSH, FTP, NTP and Tunnel Activity. */
const NETWORK = [4001, 4002, 4003, 4005, 4006, 4007, 4008, 4013, 4014];

/** The id of a status where only its name is given; the names of findings are others. */
function readStatus(event: OcsfEvent): OcsfEvent {
  const name = typeof event.status === 'string' ? event.status.toLowerCase() : '';
  const id = { success: 1, failure: 2 }[name];
  return id === undefined || isGiven(event.status_id) ? event : { ...event, status_id: id };
}

const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

function mapOcsf(record: unknown): MappedRecord {
  const parsed = ocsfEventSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'an OCSF event');
  const event = readStatus(parsed.data);
  const occurredAt = readOcsfTime(event);
  if (!occurredAt) return refuse('not-understood', 'time', 'time is no count of milliseconds since 1970.');
  const status = event.status_id ?? 0;
  const { class_uid: uid } = event;
  if (FINDINGS.includes(uid)) return mapFinding(event, occurredAt);
  if (![0, 1, 2, 99].includes(status))
    return refuse('not-understood', 'status_id', `${status} is no status of OCSF.`);
  const id = event.metadata?.uid ? boundId(event.metadata.uid) : deriveId('ocsf', record);
  if (uid === AUTHENTICATION) return mapAuthentication(event, id, occurredAt);
  if (uid === AUTHORIZE_SESSION) return mapAuthorizeSession(event, id, occurredAt);
  if (AUDITED.includes(uid)) return mapAudit(event, id, occurredAt);
  if (NETWORK.includes(uid)) return mapNetwork(event, id, occurredAt);
  return refuse(
    'unknown-class',
    'class_uid',
    `Events of the class ${uid} say nothing about trust zones that Gatehouse reads.`,
  );
}

/** Events of the Open Cybersecurity Schema Framework, by their class. */
export const ocsfAdapter: Adapter = { name: 'ocsf', source: 'ocsf', map: mapOcsf };
