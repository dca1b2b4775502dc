import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readObject, readObjects } from '../parts/read-object';
import { readUtcTime } from '../parts/read-time';
import { readWord, type Json } from './read-fields';

/** Source: Microsoft Graph, directoryAudit: operationResult. */
const RESULTS: Readonly<Record<string, 'success' | 'failure'>> = {
  success: 'success',
  failure: 'failure',
  timeout: 'failure',
  clienterror: 'failure',
};
const MOST_TARGETS = 100;

/** A change in the directory: `record` with names in lower case, `audit` as Microsoft Graph's directoryAudit has it. */
export function mapDirectoryAudit(record: Json, audit: Json): MappedRecord {
  const occurredAt = readUtcTime(audit.activityDateTime ?? record.time);
  if (!occurredAt) return refuse('invalid-field', 'time', 'time is missing or no time.');
  const action = firstText('name', record.operationname, audit.activityDisplayName);
  if (!action) return refuse('missing-field', 'operationName', 'operationName is missing.');
  const word = readWord(audit.result);
  const outcome = word !== null && Object.hasOwn(RESULTS, word) ? RESULTS[word] : undefined;
  if (word !== '' && !outcome)
    return refuse(
      'unmapped-result',
      'properties.result',
      'properties.result is neither success nor failure.',
    );
  const actor = readActor(record, audit);
  const targets = readObjects(audit.targetResources);
  const id =
    firstText('principal', audit.id) ?? deriveId('audit', occurredAt, record.correlationid, action, actor.id);
  return {
    events: [
      {
        kind: 'audit',
        id: boundId(id),
        occurredAt,
        environment: firstText('name', record.tenantid),
        principal: actor.id === 'unknown' ? undefined : actor.id,
        outcome,
        actor,
        action,
        targets: targets
          .slice(0, MOST_TARGETS)
          .map(({ type, id: target, userPrincipalName, displayName }) => ({
            type: firstText('name', type) ?? 'resource',
            id: firstText('name', target, userPrincipalName, displayName) ?? 'unknown',
            name: firstText('name', userPrincipalName, displayName),
          })),
        context: {
          ip: firstText(
            'name',
            record.calleripaddress,
            readObject(readObject(audit.initiatedBy).user).ipAddress,
          ),
          userAgent: firstText('text', audit.userAgent, detailOf(audit, 'User-Agent')),
        },
        changes: targets.flatMap(({ modifiedProperties }) => readObjects(modifiedProperties)),
        labels: boundLabels({
          category: record.category,
          activity: audit.category,
          tenant: record.tenantid,
          correlationId: record.correlationid ?? audit.correlationId,
          operationType: audit.operationType,
          loggedByService: audit.loggedByService,
          reason: audit.resultReason ?? record.resultdescription,
        }),
      },
    ],
  };
}

function readActor(record: Json, audit: Json): { type: string; id: string; name?: string } {
  const { user, app } = readObject(audit.initiatedBy);
  const { userPrincipalName, id, displayName } = readObject(user);
  const person = firstText('name', userPrincipalName, id);
  if (person) return { type: 'user', id: person, name: firstText('name', displayName) };
  const { servicePrincipalId, appId, displayName: name } = readObject(app);
  const program = firstText('name', servicePrincipalId, appId, name);
  if (program) return { type: 'service-principal', id: program, name: firstText('name', name) };
  return { type: 'unknown', id: firstText('name', record.identity) ?? 'unknown' };
}

const detailOf = (audit: Json, wanted: string): unknown =>
  readObjects(audit.additionalDetails).find(({ key }) => key === wanted)?.value;
