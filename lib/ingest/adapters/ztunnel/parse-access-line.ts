/** The fields of a line of ztunnel's access log, with `time` and `message` beside those of the connection. */
export type ZtunnelFields = Readonly<Record<string, unknown>>;

const LINE =
  /^(?:\d{4}-\S+Z (?:std(?:out|err) [FP] )?)?(\d{4}-\d{2}-\d{2}T\S+)\s+(\w+)\s+access\s+(connection \w+)\s+(.*)$/;
// Only behind a blank: tried at every letter of a long word, it would take its time.
const PAIR = /(?<=^|\s)([\w.]+)=(?:"((?:[^"\\]|\\.)*)"|(\S+))/g;

/** Reads a line of text; null for any line that is not of the access log. */
export function parseAccessLine(line: string): ZtunnelFields | null {
  const [, time, level, message, tail = ''] = LINE.exec(line) ?? [];
  if (!time) return null;
  const pairs = [...tail.matchAll(PAIR)].map(([, name = '', quoted, bare]): [string, string] => [
    name,
    quoted === undefined ? (bare ?? '') : quoted.replaceAll(/\\(["\\])/g, '$1'),
  ]);
  return { ...Object.fromEntries(pairs), time, level, message, scope: 'access' };
}

/** Whether a JSON object is a line of ztunnel's log, and no shipper's wrapper around one. */
export const isAccessObject = (record: ZtunnelFields): boolean =>
  record.scope === 'access' || ('src.addr' in record && 'direction' in record);
