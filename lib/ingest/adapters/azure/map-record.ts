import { refuse, type Adapter, type MappedRecord } from '../../adapter';
import { readObject } from '../parts/read-object';
import { unwrapShipped } from '../parts/unwrap-shipped';
import { ACTIVITY_CATEGORIES, mapActivity } from './map-activity';
import { mapDirectoryAudit } from './map-directory-audit';
import { mapOfficeAudit } from './map-office-audit';
import { mapSignIn, SIGN_IN_CATEGORIES } from './map-sign-in';
import { lowerNames, readValue } from './read-fields';

/** Records of every log have one of these; `message` is a field of some. */
const isOwn = (record: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(record).some((name) =>
    /^(category|operation(name)?|activityDateTime|createdDateTime)$/i.test(name),
  );

/** Which of Azure's logs a record belongs to stands in its category; those of the APIs have none. */
function mapRecord(sent: unknown): MappedRecord {
  const record = unwrapShipped(sent, isOwn);
  const whole = readObject(record);
  const fields = lowerNames(record);
  const name = readValue(fields.category) ?? readValue(fields.eventsource);
  const category = typeof name === 'string' ? name.toLowerCase() : undefined;
  if (fields.creationtime !== undefined && fields.workload !== undefined) return mapOfficeAudit(fields);
  if (whole.activityDateTime !== undefined) return mapDirectoryAudit(fields, whole);
  if (whole.createdDateTime !== undefined && whole.appId !== undefined) return mapSignIn(fields, whole);
  if (category && SIGN_IN_CATEGORIES.has(category)) return mapSignIn(fields, readObject(fields.properties));
  if (category === 'auditlogs') return mapDirectoryAudit(fields, readObject(fields.properties));
  if (category && ACTIVITY_CATEGORIES.has(category)) return mapActivity(fields);
  return refuse(
    'not-understood',
    'category',
    'category is none of the Activity Log, of the sign-in logs or of the audit logs of Entra ID.',
  );
}

/** Azure activity, Entra ID sign-in and audit, and Microsoft 365 audit logs. */
export const azureAdapter: Adapter = {
  name: 'azure',
  source: 'azure',
  map: mapRecord,
  recordsIn: ['records', 'value'],
};
