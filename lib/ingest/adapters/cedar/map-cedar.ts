import { refuse, type Adapter, type MappedRecord } from '../../adapter';
import { mapDecision } from './map-decision';
import { isVerifiedPermissions, mapVerifiedPermissions } from './map-verified-permissions';

function mapCedar(record: unknown): MappedRecord {
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    return refuse('not-understood', '', 'The record is no object.');
  if (isVerifiedPermissions(record)) return mapVerifiedPermissions(record);
  if ('eventSource' in record)
    return refuse('not-understood', 'eventSource', 'The record is not of Amazon Verified Permissions.');
  return mapDecision(record);
}

/** Decisions of Cedar: Amazon Verified Permissions in CloudTrail, Cedarling, and programs of one's own. */
export const cedarAdapter: Adapter = {
  name: 'cedar',
  source: 'cedar',
  map: mapCedar,
  recordsIn: ['Records'],
};
