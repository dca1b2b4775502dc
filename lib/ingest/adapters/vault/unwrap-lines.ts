import { replaceUnstorable } from '@/lib/domain/storable-json';
import { readObject } from '../parts/read-object';

/** Lines of a device with a prefix (`@cee: {…}`) or of syslog, as records that keep the line; null without JSON. */
export function unwrapLines(text: string): string[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.some((line) => line.includes('{'))
    ? lines.map((line) => JSON.stringify({ text: line }))
    : null;
}

/** Where a record has a line: made of text here, by Fluent Bit, or by Vector. */
const LINE_FIELDS = ['text', 'log', 'message'];

/** The entry in the line of such a record, any other record as it is; `broken` names the field without JSON. */
export function readLine(record: unknown): { entry: unknown } | { broken: string } {
  const fields = readObject(record);
  const field = LINE_FIELDS.find((name) => typeof fields[name] === 'string');
  if (field === undefined || fields.request !== undefined) return { entry: record };
  const line = fields[field] as string;
  try {
    return { entry: JSON.parse(replaceUnstorable(line.slice(line.indexOf('{')))) as unknown };
  } catch {
    return { broken: field };
  }
}
