import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { refuseIssue } from '../parts/refuse-issue';
import { applicationSchema } from './application-schema';
import { mapApplication } from './map-application';
import { mapApplicationEvent } from './map-application-event';
import { unwrapArgoText } from './unwrap-text';

function mapArgo(record: unknown, context: AdapterContext): MappedRecord {
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    return refuse('not-an-object', '', 'An Application or an event of one is an object.');
  if ('involvedObject' in record) return mapApplicationEvent(record);
  const parsed = applicationSchema.safeParse(record);
  return parsed.success
    ? mapApplication(parsed.data, context)
    : refuseIssue(parsed.error, 'an Argo CD Application');
}

/** Argo CD: Applications (as JSON or YAML, alone or in lists) and Kubernetes Events of them. */
export const argocdAdapter: Adapter = {
  name: 'argocd',
  source: 'argocd',
  recordsIn: ['items'],
  map: mapArgo,
  unwrapText: unwrapArgoText,
};
