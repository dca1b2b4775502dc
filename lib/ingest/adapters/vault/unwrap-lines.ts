import { replaceUnstorable } from '@/lib/domain/storable-json';
import { readObject } from '../parts/read-object';

/** Lines of a device with a prefix (`@cee: {…}`) or of syslog, as records that keep the line; null without JSON. */
export function unwrapLines(text: string): string[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.some((line) => line.includes('{'))
    ? lines.map((line) => JSON.stringify({ text: line }))
    : null;
}

/** The entry of such a record, any other record as it is; null where the line holds no JSON. */
export function readLine(record: unknown): unknown {
  const { text, request } = readObject(record);
  if (typeof text !== 'string' || request !== undefined) return record;
  try {
    return JSON.parse(replaceUnstorable(text.slice(text.indexOf('{')))) as unknown;
  } catch {
    return null;
  }
}
