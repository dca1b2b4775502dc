import type { Json } from '../parts/read-object';

/** `key=value` or `key="value"` or `key='value'`, the pairs parted by a comma and a blank. */
const PAIR = /([\w.-]+)=(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^']*)'|(.*?))(?=, [\w.-]+=|$)/gy;
const CLOCK = /^(?:(\d{4}-\d{2}-\d{2})[ T])?(\d{2}:\d{2}:\d{2}[.,]\d+)?/;
const LOGGER = '[org.keycloak.events]';
const OWN = new Set([
  'type',
  'realmId',
  'realmName',
  'clientId',
  'userId',
  'sessionId',
  'ipAddress',
  'error',
]);
const ADMIN = new Set(['realmId', 'realmName', 'clientId', 'userId', 'ipAddress']);

/** Whether a line is one of the logging listener. */
export const isEventLine = (line: string): boolean => line.includes(LOGGER);

/** The event that the logging listener wrote as pairs; null when the text holds none. */
export function readPairs(text: string): Json | null {
  const pairs = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    PAIR.lastIndex = at;
    const pair = PAIR.exec(text);
    if (!pair || pair[0] === '') return null;
    const value = pair[2]?.replace(/\\(["\\])/g, '$1') ?? pair[3] ?? pair[4]!;
    if (value !== 'null') pairs.set(pair[1]!, value);
    at = PAIR.lastIndex + 2;
  }
  if (pairs.has('operationType')) return toAdminEvent(pairs);
  if (!pairs.has('type')) return null;
  const [own, details] = part(pairs, OWN);
  return { ...own, details };
}

function part(pairs: Map<string, string>, names: Set<string>): [Json, Json] {
  const entries = [...pairs];
  return [
    Object.fromEntries(entries.filter(([name]) => names.has(name))),
    Object.fromEntries(entries.filter(([name]) => !names.has(name))),
  ];
}

function toAdminEvent(pairs: Map<string, string>): Json {
  const [authDetails, rest] = part(pairs, ADMIN);
  return { ...rest, realmId: authDetails.realmId, authDetails };
}

/**
 * The event in a line of the server's log, with the clock that the line shows: `date` is missing in the
 * default format of old releases. Null when the line is another one.
 */
export function readEventLine(line: string): { event: Json; date?: string; clock?: string } | null {
  const text = line.trim();
  const logger = text.indexOf(LOGGER);
  // The thread stands in brackets between the logger and the event.
  const thread = logger < 0 ? -1 : text.indexOf(') ', logger);
  const event = thread < 0 ? null : readPairs(text.slice(thread + 2));
  const [, date, clock] = CLOCK.exec(text)!;
  return event && { event, date, clock: clock?.replace(',', '.') };
}
