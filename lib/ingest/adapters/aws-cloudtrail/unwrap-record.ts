import { readObject } from '../parts/read-object';
import { unwrapLogEvent } from '../parts/unwrap-log-event';

/**
 * The record inside what brought it: an EventBridge event has it in `detail`, CloudTrail Lake in `eventData`, an
 * event of a CloudWatch Logs subscription as a text. Anything else is returned as it is.
 */
export function unwrapRecord(value: unknown): ReturnType<typeof unwrapLogEvent> {
  const outer = readObject(value);
  if (typeof outer['detail-type'] === 'string' && outer.detail !== undefined) return { record: outer.detail };
  if (typeof outer.eventData === 'object' && outer.eventData !== null && outer.eventName === undefined)
    return { record: outer.eventData };
  return unwrapLogEvent(value);
}
