import { gunzipSync } from 'node:zlib';
import { readObject, isObject, type Json } from '../parts/read-object';

/** Far above what CloudWatch Logs and Firehose put into one delivery (6 MB). */
const MAX_BYTES = 64 * 1_024 * 1_024;

/** A line of a log, or a record that is taken apart already, with its path inside of the delivery. */
export type Delivered = { value: string | Json; path: string; timestamp?: unknown };

/**
 * What a delivery of CloudWatch Logs (`awslogs.data`) or Firehose (`data`) holds: base64, often with gzip, of lines,
 * JSON objects, or a subscription message. Null when it cannot be read.
 */
export function openDelivery(data: string, path: string): Delivered[] | null {
  const text = decode(data);
  return text === null ? null : splitDelivered(text, path);
}

/** What the text of a delivery holds, once it is decoded. */
export function splitDelivered(text: string, path: string): Delivered[] {
  const whole = parseObject(text);
  if (whole && Array.isArray(whole.logEvents))
    return whole.logEvents.map((event: unknown, index) => {
      const { message, timestamp } = readObject(event);
      return {
        value: typeof message === 'string' ? message : '',
        path: `${path}.logEvents.${index}.`,
        timestamp,
      };
    });
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => ({ value: parseObject(line) ?? line, path: `${path}.${index}.` }));
}

function decode(data: string): string | null {
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(data)) return null;
  const bytes = Buffer.from(data, 'base64');
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8');
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES }).toString('utf8');
  } catch {
    return null;
  }
}

function parseObject(text: string): Json | null {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
