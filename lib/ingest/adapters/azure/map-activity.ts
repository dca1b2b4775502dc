import type { Event } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readObject } from '../parts/read-object';
import { readUtcTime } from '../parts/read-time';
import { readDenial } from './read-denial';
import { readValue, readWord, type Json } from './read-fields';

/** Categories of the Activity Log. Source: Azure Monitor, "Activity log event schema". */
export const ACTIVITY_CATEGORIES: ReadonlySet<string> = new Set([
  'administrative',
  'security',
  'servicehealth',
  'resourcehealth',
  'alert',
  'recommendation',
  'policy',
  'autoscale',
]);

type Status = 'success' | 'failure' | 'begun' | 'none';

/** Words of `status` and, in exports, of `resultType`. */
const STATUSES: Readonly<Record<string, Status>> = {
  success: 'success',
  succeeded: 'success',
  failure: 'failure',
  failed: 'failure',
  canceled: 'failure',
  cancelled: 'failure',
  start: 'begun',
  started: 'begun',
  accept: 'begun',
  accepted: 'begun',
  'in progress': 'none',
  inprogress: 'none',
  active: 'none',
  activated: 'none',
  resolved: 'none',
  updated: 'none',
};

/** An event of the Activity Log, as its API or its export has it; `fields` has names in lower case. */
export function mapActivity(fields: Json): MappedRecord {
  const operation = firstText('name', readValue(fields.operationname));
  if (!operation) return refuse('missing-field', 'operationName', 'operationName is missing.');
  const word = readWord(readValue(fields.resulttype ?? fields.status));
  const path = fields.resulttype === undefined ? 'status.value' : 'resultType';
  const known = word !== null && Object.hasOwn(STATUSES, word) ? STATUSES[word] : undefined;
  const status = word === '' ? 'none' : known;
  if (!status) return refuse('unmapped-result', path, `${path} is none of the words of the Activity Log.`);
  // The record of the end says all that this one says, and the outcome.
  if (status === 'begun')
    return refuse(
      'not-finished',
      path,
      'The operation has only begun; the record of its end makes the event.',
    );
  const occurredAt = readUtcTime(fields.time ?? fields.eventtimestamp);
  if (!occurredAt) return refuse('invalid-field', 'time', 'time is missing or no time.');
  return { events: toEvents(fields, operation, status, occurredAt) };
}

function toEvents(fields: Json, operation: string, status: Status, occurredAt: string): Event[] {
  const resource = firstText(
    'text',
    fields.resourceid,
    fields.resourceuri,
    readObject(fields.authorization).scope,
  );
  const { eventDataId } = readObject(fields.properties);
  const id =
    firstText('principal', fields.eventdataid, eventDataId) ??
    deriveId('activity', occurredAt, fields.correlationid, operation, resource, readValue(fields.resulttype));
  const actor = readActor(fields);
  const common = {
    occurredAt,
    principal: actor.id === 'unknown' ? undefined : actor.id,
    environment: readEnvironment(fields, resource),
    labels: readLabels(fields),
  };
  const denial = readDenial(fields, operation, status === 'failure');
  const events: Event[] = [
    {
      ...common,
      kind: 'audit',
      id: boundId(id),
      outcome: status === 'none' || status === 'begun' ? undefined : status,
      actor,
      action: operation,
      targets: resource ? [{ type: readType(resource), id: firstText('name', resource)! }] : [],
      context: { ip: readIp(fields), location: firstText('name', fields.location) },
    },
  ];
  if (denial) {
    const { isPolicy, ...names } = denial;
    events.push({
      ...common,
      kind: 'decision',
      // A policy's denial is told twice, by the operation that failed and by the policy.
      id: isPolicy
        ? deriveId('azure-policy', fields.correlationid ?? id, resource?.toLowerCase())
        : boundId(`${id}:decision`),
      outcome: 'deny',
      action: operation,
      resource,
      ...names,
    });
  }
  return events;
}

const CLAIMS = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';

/** The caller; in exports, who the claims of the token say. */
function readActor(fields: Json): { type: string; id: string; name?: string } {
  const identity = readObject(fields.identity);
  const claims = readObject(fields.claims ?? identity.claims);
  const id = firstText(
    'name',
    fields.caller,
    claims[`${CLAIMS}/upn`],
    claims[`${CLAIMS}/emailaddress`],
    claims[`${CLAIMS}/name`],
    claims.appid,
    typeof fields.identity === 'string' ? fields.identity : undefined,
  );
  if (!id) return { type: 'unknown', id: 'unknown' };
  return { type: id.includes('@') ? 'user' : 'service-principal', id, name: firstText('name', claims.name) };
}

const readIp = (fields: Json): string | undefined =>
  firstText(
    'name',
    fields.calleripaddress,
    readObject(fields.httprequest).clientIpAddress,
    readObject(fields.claims ?? readObject(fields.identity).claims).ipaddr,
  );

/** The subscription; the tenant where the event belongs to none. */
const readEnvironment = (fields: Json, resource: string | undefined): string | undefined =>
  firstText(
    'name',
    /^\/subscriptions\/([^/]+)/i.exec(resource ?? '')?.[1]?.toLowerCase(),
    fields.subscriptionid,
    fields.tenantid,
  );

/** `Microsoft.Storage/storageAccounts` of a resource's id. */
const readType = (resource: string): string =>
  firstText('name', /.*\/providers\/([^/]+\/[^/]+)/is.exec(resource)?.[1]) ?? 'resource';

function readLabels(fields: Json): Record<string, string> | undefined {
  const properties = readObject(fields.properties);
  return boundLabels({
    category: readValue(fields.category) ?? readValue(fields.eventsource),
    tenant: fields.tenantid,
    correlationId: fields.correlationid,
    operationId: fields.operationid,
    status: readValue(fields.resulttype ?? fields.status),
    subStatus: readValue(fields.resultsignature ?? fields.substatus),
    level: fields.level,
    description: fields.resultdescription,
    policies: properties.policies,
    message: properties.message,
    recommendation: properties.recommendationName,
    durationMs: fields.durationms,
  });
}
