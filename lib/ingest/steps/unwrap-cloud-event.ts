import type { Refusal } from '@/lib/domain/event-record';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Content types of CloudEvents' structured and batch modes (CloudEvents JSON format 1.0). */
export const isCloudEvents = (contentType: string): boolean =>
  /application\/cloudevents(-batch)?\+json/i.test(contentType);

const REQUIRED = ['specversion', 'id', 'source', 'type'];

/** Whether a record is a CloudEvent by its looks: it has what they require, and is no event by itself. */
export const isEnvelope = (record: unknown): boolean =>
  isObject(record) &&
  REQUIRED.every((name) => typeof record[name] === 'string') &&
  (isObject(record.data) || record.kind === undefined);

/**
 * The event inside a CloudEvent. `id` and `time` of the envelope stand in where the data has none
 * of its own. A refusal names the field that makes it no CloudEvent, or data that is no JSON object.
 */
export function unwrapCloudEvent(envelope: unknown): { value: unknown } | { refusal: Refusal } {
  const refusal = (code: string, path: string, message: string) => ({ refusal: { code, path, message } });
  if (!isObject(envelope)) return refusal('not-an-object', '', 'A CloudEvent is a JSON object.');
  for (const name of REQUIRED)
    if (typeof envelope[name] !== 'string' || envelope[name] === '')
      return refusal('missing-field', name, `${name} is missing: CloudEvents require it.`);
  const { data } = envelope;
  if (!isObject(data))
    return refusal(
      'unreadable-data',
      'data_base64' in envelope ? 'data_base64' : 'data',
      'The data of the CloudEvent is not a JSON object.',
    );
  return {
    value: { id: envelope.id, ...(envelope.time !== undefined && { occurredAt: envelope.time }), ...data },
  };
}
