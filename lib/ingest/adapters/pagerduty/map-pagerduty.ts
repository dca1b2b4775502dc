import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { mapEventRequest } from './map-event-request';
import { mapWebhook } from './map-webhook';

function mapPagerDuty(record: unknown, context: AdapterContext): MappedRecord {
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    return refuse('not-an-object', '', 'A message of PagerDuty is a JSON object.');
  if ('event' in record) return mapWebhook(record);
  // What PagerDuty answers to a request has neither, and says nothing about an alert.
  return mapEventRequest(record, context);
}

/** Webhooks of PagerDuty (version 3), and requests to its Events API (version 2) that are sent here as well. */
export const pagerDutyAdapter: Adapter = { name: 'pagerduty', source: 'pagerduty', map: mapPagerDuty };
