import { replaceUnstorable } from '@/lib/domain/storable-json';
import { readObject } from '../parts/read-object';
import { unwrapShipped } from '../parts/unwrap-shipped';

type Json = Readonly<Record<string, unknown>>;

/**
 * The log entry inside a CloudEvent, a Pub/Sub push message, where it is base64, or the line of a shipper; else the
 * record. Null when broken.
 */
export function unwrapEntry(record: unknown): Json | null {
  const outer = readObject(record);
  if (typeof outer.specversion === 'string' && outer.protoPayload === undefined)
    return readObject(outer.data);
  const { data } = readObject(outer.message);
  if (typeof data !== 'string' || outer.protoPayload !== undefined)
    return readObject(unwrapShipped(outer, (own) => 'insertId' in own || findPayload(own) !== null));
  try {
    const text = Buffer.from(data, 'base64').toString('utf8');
    return readObject(JSON.parse(replaceUnstorable(text)));
  } catch {
    return null;
  }
}

/** A field of an entry by its name; some tools that pass entries on write names in lower case. */
export const readField = (entry: Json, name: string): unknown => entry[name] ?? entry[name.toLowerCase()];

/** What an audit entry says of itself: in `protoPayload`, or where an export to BigQuery has put it. */
export function findPayload(entry: Json): { payload: Json; path: string } | null {
  for (const path of ['protoPayload', 'protopayload_auditlog']) {
    const payload = readField(entry, path);
    if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) continue;
    const { '@type': type } = payload as Json;
    // Other payloads (App Engine's request log) have a type of their own.
    if (typeof type !== 'string' || type.endsWith('google.cloud.audit.AuditLog'))
      return { payload: payload as Json, path };
  }
  return null;
}

/** The service's own metadata; an export to BigQuery has it as a text. */
export function readMetadata(payload: Json): Json {
  if (typeof payload.metadataJson !== 'string') return readObject(payload.metadata);
  try {
    return readObject(JSON.parse(replaceUnstorable(payload.metadataJson)));
  } catch {
    return {};
  }
}
