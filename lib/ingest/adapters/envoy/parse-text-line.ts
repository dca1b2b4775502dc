import type { AccessLog, AccessLogField } from './access-log';

type Fields = readonly (AccessLogField | null)[];

const START: Fields = ['startTime', 'method', 'path', 'protocol', 'responseCode', 'responseFlags'];
const SIZES: Fields = ['bytesReceived', 'bytesSent', 'duration', 'upstreamServiceTime'];
const CLIENT: Fields = ['userAgent', 'requestId', 'authority', 'upstreamHost'];
const ROUTE: Fields = [
  'upstreamCluster',
  null,
  'downstreamLocal',
  'downstreamRemote',
  'serverName',
  'routeName',
];

const FROM_START = String.raw`^\[([^\]\s]+)\] "(?:(\S+) (.*?) ?(HTTP\/[\d.]+|-)|[- ]*)" (\S+) (\S+)`;
const TO_CLIENT = String.raw` (\d+|-) (\d+|-) (\d+|-) (\S+) "[^"]*" `;

/**
 * Up to the client's headers: Istio since 1.9, Istio before, and Envoy. Sources: istio.io "Envoy Access Logs",
 * envoyproxy.io "Access logging, default format string".
 */
const HEADS: readonly { pattern: RegExp; fields: Fields; hasRoute: boolean }[] = [
  {
    pattern: new RegExp(String.raw`${FROM_START} (\S+) (\S+) "([^"]*)"${TO_CLIENT}`),
    fields: [...START, 'details', 'termination', 'transportFailure', ...SIZES],
    hasRoute: true,
  },
  {
    pattern: new RegExp(String.raw`${FROM_START} "[^"]*" "([^"]*)"${TO_CLIENT}`),
    fields: [...START, 'transportFailure', ...SIZES],
    hasRoute: true,
  },
  { pattern: new RegExp(FROM_START + TO_CLIENT), fields: [...START, ...SIZES], hasRoute: false },
];

/** `kubectl logs --timestamps`, and the files of container runtimes, put the collector's time first. */
const COLLECTOR = /^(\d{4}-\d{2}-\d{2}T\S+?)(?: std(?:out|err) [FP])? (?=\[)/;

/** What a line of text says, and when a collector took it. */
export type TextLine = { log: AccessLog; collectedAt?: string };

/** Reads a line in the default text format of Envoy or Istio; null for any other. */
export function parseTextLine(line: string): TextLine | null {
  const [prefix = '', collectedAt] = COLLECTOR.exec(line) ?? [];
  const rest = line.slice(prefix.length);
  for (const { pattern, fields, hasRoute } of HEADS) {
    const head = pattern.exec(rest);
    const tail = head && readTail(rest.slice(head[0].length));
    if (!tail || tail.route.length !== (hasRoute ? ROUTE.length : 0)) continue;
    const log: AccessLog = {};
    const put = (names: Fields, values: readonly (string | undefined)[]) =>
      names.forEach((name, index) => {
        const value = values[index];
        if (name && value !== undefined && value !== '' && value !== '-') log[name] = value;
      });
    put(fields, head.slice(1));
    put(CLIENT, tail.client);
    put(ROUTE, tail.route);
    return { log, collectedAt };
  }
  return null;
}

/**
 * The four quoted values and what follows them. They are found from their end: Envoy does not escape quotes, and
 * the first, the user agent, is whatever the client sent.
 */
function readTail(text: string): { client: string[]; route: string[] } | null {
  const end = text.lastIndexOf('"');
  const route = text.slice(end + 1).trim();
  if (!text.startsWith('"') || end < 1) return null;
  const pieces = text.slice(1, end).split('" "');
  if (pieces.length < CLIENT.length) return null;
  const client = [pieces.slice(0, -3).join('" "'), ...pieces.slice(-3)];
  return { client, route: route === '' ? [] : route.split(/\s+/) };
}
