import { replaceUnstorable } from '@/lib/domain/storable-json';
import { readObject } from './read-object';

/**
 * The record inside a log event of a CloudWatch Logs subscription, which has it as a text in `message`; any other
 * record as it is. `broken` names the field whose text is no JSON.
 */
export function unwrapLogEvent(value: unknown): { record: unknown } | { broken: 'message' } {
  const { id, timestamp, message } = readObject(value);
  if (typeof id !== 'string' || typeof timestamp !== 'number' || typeof message !== 'string')
    return { record: value };
  try {
    return { record: JSON.parse(replaceUnstorable(message)) as unknown };
  } catch {
    return { broken: 'message' };
  }
}
