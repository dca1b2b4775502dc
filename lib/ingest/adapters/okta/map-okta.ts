import type { Event } from '@/lib/domain/event';
import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { readObject } from '../parts/read-object';
import { firstText } from '../parts/first-text';
import { placeRefusal } from '../parts/place-refusal';
import { mapLogEvent } from './map-log-event';

/** A record is an event of the API; or an event hook, whose `data.events` has many; or EventBridge's envelope. */
function mapOkta(value: unknown, context: AdapterContext): MappedRecord {
  const record = readObject(value);
  const { events } = readObject(record.data);
  if (Array.isArray(events)) return mapHook(events, readDomain(record.source), context);
  if (record['detail-type'] !== undefined)
    return placeRefusal(mapLogEvent(record.detail, readDomain(record.source), context), 'detail');
  if (record.event !== undefined) return placeRefusal(mapLogEvent(record.event, undefined, context), 'event');
  return mapLogEvent(record, undefined, context);
}

function mapHook(records: unknown[], domain: string | undefined, context: AdapterContext): MappedRecord {
  const events: Event[] = [];
  const seen = new Set<string>();
  for (const [index, record] of records.entries()) {
    const mapped = mapLogEvent(record, domain, context);
    if ('refusal' in mapped) return placeRefusal(mapped, `data.events.${index}`);
    for (const event of mapped.events)
      if (!seen.has(event.id)) {
        seen.add(event.id);
        events.push(event);
      }
  }
  return events.length > 0
    ? { events }
    : refuse('missing-field', 'data.events', 'The event hook holds no event.');
}

/** `https://example.okta.com/api/v1/eventHooks/…`, or `aws.partner/okta.com/example/…`. */
function readDomain(source: unknown): string | undefined {
  const text = firstText('name', source);
  return (
    /^https?:\/\/([^/]+)/.exec(text ?? '')?.[1] ?? /^aws\.partner\/okta\.com\/([^/]+)/.exec(text ?? '')?.[1]
  );
}

/** Okta's System Log: answers of its API, event hooks, log streams. */
export const oktaAdapter: Adapter = { name: 'okta', source: 'okta', map: mapOkta };
