import { replaceUnstorable } from '@/lib/domain/storable-json';
import { readObject } from '../parts/read-object';

/**
 * The record inside what brought it: an EventBridge event has it in `detail`, an event of a CloudWatch Logs
 * subscription as a text in `message`, CloudTrail Lake in `eventData`. Anything else is returned as it is;
 * `broken` where the text is no JSON.
 */
export function unwrapRecord(value: unknown): { record: unknown } | { broken: 'message' } {
  const outer = readObject(value);
  if (typeof outer['detail-type'] === 'string' && outer.detail !== undefined) return { record: outer.detail };
  if (typeof outer.eventData === 'object' && outer.eventData !== null && outer.eventName === undefined)
    return { record: outer.eventData };
  if (
    typeof outer.message === 'string' &&
    typeof outer.timestamp === 'number' &&
    outer.eventName === undefined
  )
    try {
      return { record: JSON.parse(replaceUnstorable(outer.message)) as unknown };
    } catch {
      return { broken: 'message' };
    }
  return { record: value };
}
