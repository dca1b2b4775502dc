import type { EventOf } from '@/lib/domain/event';
import { parseMicros } from '@/lib/domain/timestamp';
import { GCP } from '../estate/environments';
import { namespaceOf } from '../estate/namespace-of';
import { defineFormat } from './format';

/** Classes and activities of schema.ocsf.io 1.6: Datastore Activity Read and Write, File Hosting Activity Share. */
const CLASSES = {
  read: { class_uid: 6005, class_name: 'Datastore Activity', activity_id: 1, activity_name: 'Read' },
  write: { class_uid: 6005, class_name: 'Datastore Activity', activity_id: 5, activity_name: 'Write' },
  transfer: { class_uid: 6006, class_name: 'File Hosting Activity', activity_id: 12, activity_name: 'Share' },
} as const;
const ALLOWED = { action_id: 1, action: 'Allowed', disposition_id: 1, disposition: 'Allowed' };
const BLOCKED = { action_id: 2, action: 'Denied', disposition_id: 2, disposition: 'Blocked' };

function write(event: EventOf<'data-access'>) {
  const denied = event.outcome === 'denied';
  const kind = CLASSES[event.action];
  return {
    category_uid: 6,
    category_name: 'Application Activity',
    ...kind,
    type_uid: kind.class_uid * 100 + kind.activity_id,
    time: Math.floor(parseMicros(event.occurredAt) / 1_000),
    time_dt: event.occurredAt,
    severity_id: denied ? 3 : 1,
    status_id: denied ? 2 : 1,
    status: denied ? 'Failure' : 'Success',
    ...(denied ? BLOCKED : ALLOWED),
    metadata: {
      uid: event.id,
      version: '1.6.0',
      product: { name: 'Acme DLP', vendor_name: 'Acme' },
      profiles: ['cloud', 'data_classification', 'security_control'],
    },
    cloud: { provider: 'GCP', account: { uid: event.environment }, region: event.fromRegion },
    actor: { user: { name: event.principal, type: 'System' } },
    src_endpoint: { svc_name: event.service, location: { region: event.fromRegion } },
    dst_endpoint: { location: { region: event.toRegion } },
    databucket: { name: `${namespaceOf(event.service!)}-${event.service}` },
    data_classification: { category: event.classification },
    traffic: { bytes: event.bytes },
    ...(denied ? { policy: { name: event.rule } } : {}),
  };
}

/**
 * Accesses to classified data in one cloud, by its data loss prevention: it names the store, not the service.
 * Source: schema.ocsf.io 1.6, with the profiles Cloud, Data Classification and Security Control.
 */
export const ocsf = defineFormat({
  path: '/api/ingest/ocsf',
  kind: 'data-access',
  speaks: ({ environment }) => environment === GCP,
  write,
});
