import { openShippedLine } from './open-shipped-line';
import { isObject, type Json } from './read-object';

/**
 * The record that a log shipper carries in its `log`, `message` or `text` as JSON (Fluent Bit, Vector, Filebeat);
 * any other record as it is. `isOwn` knows the source's own records, which may have fields of these names.
 */
export function unwrapShipped(record: unknown, isOwn: (record: Json) => boolean): unknown {
  if (isObject(record) && isOwn(record)) return record;
  const line = openShippedLine(record, isOwn);
  return line && typeof line.content === 'object' ? line.content : record;
}
