import { readObject } from '../parts/read-object';
import { replaceUnstorable } from '@/lib/domain/storable-json';
import { unwrapLogEvent } from '../parts/unwrap-log-event';
import { unwrapShipped } from '../parts/unwrap-shipped';

/**
 * The record inside what brought it: an EventBridge event has it in `detail`, CloudTrail Lake in `eventData`, an
 * answer of LookupEvents, an event of a CloudWatch Logs subscription and the line of a shipper as a text. Anything
 * else is returned as it is; `broken` names the field whose text is no JSON.
 */
export function unwrapRecord(value: unknown): { record: unknown } | { broken: string } {
  const outer = readObject(value);
  if (outer.eventID !== undefined) return { record: value };
  if (typeof outer.CloudTrailEvent === 'string') return parseLookup(outer.CloudTrailEvent);
  if (typeof outer['detail-type'] === 'string' && outer.detail !== undefined) return { record: outer.detail };
  if (typeof outer.eventData === 'object' && outer.eventData !== null && outer.eventName === undefined)
    return { record: outer.eventData };
  const unwrapped = unwrapLogEvent(value);
  return 'broken' in unwrapped || unwrapped.record !== value
    ? unwrapped
    : { record: unwrapShipped(value, () => false) };
}

function parseLookup(text: string): { record: unknown } | { broken: string } {
  try {
    return { record: JSON.parse(replaceUnstorable(text)) as unknown };
  } catch {
    return { broken: 'CloudTrailEvent' };
  }
}
