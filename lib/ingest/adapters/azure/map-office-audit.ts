import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readUtcTime } from '../parts/read-time';
import { readWord, type Json } from './read-fields';

const SIGN_INS: Readonly<Record<string, 'success' | 'failure'>> = {
  UserLoggedIn: 'success',
  UserLoginFailed: 'failure',
};
const RESULTS: Readonly<Record<string, 'success' | 'failure'>> = {
  succeeded: 'success',
  success: 'success',
  partiallysucceeded: 'success',
  true: 'success',
  failed: 'failure',
  failure: 'failure',
  false: 'failure',
};

/**
 * A record of Microsoft 365's unified audit log; `fields` has names in lower case. Source: "Office 365
 * Management Activity API schema", common schema.
 */
export function mapOfficeAudit(fields: Json): MappedRecord {
  // Times are UTC without a zone.
  const occurredAt = readUtcTime(fields.creationtime);
  if (!occurredAt) return refuse('invalid-field', 'CreationTime', 'CreationTime is missing or no time.');
  const action = firstText('name', fields.operation);
  if (!action) return refuse('missing-field', 'Operation', 'Operation is missing.');
  const user = firstText('name', fields.userid, fields.userkey);
  const common = {
    id: boundId(
      firstText('principal', fields.id) ?? deriveId('office', occurredAt, action, user, fields.objectid),
    ),
    occurredAt,
    principal: user,
    environment: firstText('name', fields.organizationid),
    labels: boundLabels({
      workload: fields.workload,
      recordType: fields.recordtype,
      tenant: fields.organizationid,
      userType: fields.usertype,
      ip: fields.clientip,
      error: fields.logonerror,
    }),
  };
  if (Object.hasOwn(SIGN_INS, action))
    return {
      events: [
        {
          ...common,
          kind: 'auth',
          outcome: SIGN_INS[action]!,
          provider: 'entra-id',
          reason: firstText('text', fields.logonerror),
        },
      ],
    };
  const word = readWord(fields.resultstatus);
  const outcome = word !== null && Object.hasOwn(RESULTS, word) ? RESULTS[word] : undefined;
  if (word !== '' && !outcome)
    return refuse('unmapped-result', 'ResultStatus', 'ResultStatus is neither a success nor a failure.');
  const target = firstText('name', fields.objectid);
  return {
    events: [
      {
        ...common,
        kind: 'audit',
        outcome,
        actor: { type: 'user', id: user ?? 'unknown' },
        action,
        targets: target ? [{ type: firstText('name', fields.itemtype) ?? 'object', id: target }] : [],
        context: { ip: firstText('name', fields.clientip), userAgent: firstText('text', fields.useragent) },
      },
    ],
  };
}
