import { readObject, type Json } from './read-object';
import { firstText } from './first-text';
import { readLogfmt } from './read-logfmt';

/** A line of a program's log, however it was shipped. */
export type LogLine = {
  /** Its fields; null when the text is no logfmt. */
  fields: Json | null;
  /** The text it came as; undefined when it was JSON. */
  text: string | undefined;
  /** Where the text lies in the record. */
  path: string;
  /** What the shipper knows of the place: Fluent Bit and Vector add it. */
  host: string | undefined;
  pod: string | undefined;
  namespace: string | undefined;
};

const SHIPPED_AS = ['text', 'log', 'MESSAGE', 'message'] as const;

/**
 * Reads a log line that came as JSON, or as text in a field that a shipper puts it in: `log` (containers),
 * `MESSAGE` (journald), `message`. `isField` is a field that only the program's own JSON has, such as `msg`.
 */
export function readLogLine(record: unknown, isField: string): LogLine | null {
  const outer = readObject(record);
  const kubernetes = readObject(outer.kubernetes);
  const place = {
    host: firstText(
      'name',
      kubernetes.host,
      kubernetes.pod_node_name,
      outer.hostname,
      outer._HOSTNAME,
      outer.host,
    ),
    pod: firstText('name', kubernetes.pod_name),
    namespace: firstText('name', kubernetes.namespace_name, kubernetes.pod_namespace),
  };
  if (typeof outer[isField] === 'string') return { fields: outer, text: undefined, path: '', ...place };
  const path = SHIPPED_AS.find((name) => typeof outer[name] === 'string');
  if (!path) return null;
  const text = outer[path] as string;
  return { fields: readJson(text) ?? readLogfmt(text), text, path, ...place };
}

function readJson(text: string): Json | null {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    return readObject(JSON.parse(text));
  } catch {
    return null;
  }
}
