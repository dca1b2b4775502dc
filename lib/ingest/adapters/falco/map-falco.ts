import type { Event } from '@/lib/domain/event';
import { refuse, type Adapter, type MappedRecord } from '../../adapter';
import { deriveId } from '../parts/derive-id';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import { falcoAlertSchema } from './falco-schema';
import { mapDataAccess } from './map-data-access';
import { mapDetection } from './map-detection';
import { mapInternal } from './map-internal';

/** What Falco says about itself has the shape of an alert and is none. */
const INTERNAL = 'Falco internal: ';

function mapFalco(record: unknown): MappedRecord {
  const parsed = falcoAlertSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'a Falco alert');
  const alert = parsed.data;
  const occurredAt = readTime(alert.time);
  if (!occurredAt)
    return refuse('not-understood', 'time', `"${alert.time.slice(0, 100)}" is no RFC 3339 time.`);
  // Falcosidekick adds a uuid of its own: an alert must be the same event whether it came through it or not.
  const id = deriveId(alert.hostname, alert.time, alert.rule, alert.output);
  if (alert.rule.startsWith(INTERNAL)) return mapInternal(alert, id, occurredAt);
  const access = mapDataAccess(alert, id, occurredAt);
  const events: Event[] = [mapDetection(alert, id, occurredAt), ...(access ? [access] : [])];
  return { events };
}

/** Alerts of Falco; what it dropped, as a report about itself. */
export const falcoAdapter: Adapter = { name: 'falco', source: 'falco', map: mapFalco };
