import type { HubbleFlow } from './flow-schema';

const LINE =
  /^(?:(\d{4}-\d{2}-\d{2}T\S+)|([A-Z][a-z]{2}) +(\d{1,2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?))(?: \[([^\]]+)\])?: (\S+) \(([^)]+)\) (->|<-|<>) (\S+) \(([^)]+)\) (.+)$/;
const POLICY_VERDICT =
  /^policy-verdict:(\S+) (INGRESS|EGRESS) (ALLOWED|DENIED|AUDITED)(?: BY (.+?\)))?(?: \(([^()]*)\))?$/;
const PACKET = /(?:^| )(FORWARDED|DROPPED|AUDITED|AUDIT|ERROR|REDIRECTED|TRACED|TRANSLATED)(?= \(|$)/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const VERDICTS: Readonly<Record<string, string>> = {
  ALLOWED: 'FORWARDED',
  DENIED: 'DROPPED',
  AUDITED: 'AUDIT',
};
const MATCHES = ['none', 'L3-Only', 'L3-L4', 'L4-Only', 'all', 'L3-Proto', 'Proto-Only'];

/** Whether a line is a flow in the compact form of `hubble observe`. */
export const isCompactLine = (line: string): boolean => LINE.test(line);

/**
 * A flow in the compact form of `hubble observe`, as the same flow would be in JSON; null when it is none. The form
 * has no year: it is the last such day before `receivedAt`. Its times are taken as UTC.
 */
export function parseCompactLine(line: string, receivedAt: string): HubbleFlow | null {
  const match = LINE.exec(line);
  if (!match) return null;
  const [
    ,
    whole,
    month = '',
    day = '',
    clock = '',
    node,
    left = '',
    leftId = '',
    arrow,
    right = '',
    rightId = '',
    rest = '',
  ] = match;
  const time = whole ?? dateIt(month, day, clock, receivedAt);
  const event = readEvent(rest);
  if (!time || !event) return null;
  const [source, destination] = [readEnd(left, leftId), readEnd(right, rightId)];
  const transport = /UDP/.test(rest)
    ? 'UDP'
    : /ICMPv4/.test(rest)
      ? 'ICMPv4'
      : /ICMPv6/.test(rest)
        ? 'ICMPv6'
        : 'TCP';
  const isKnown = transport !== 'TCP' || /TCP/.test(rest);
  return {
    ...event,
    time,
    node_name: node,
    // The arrow points back for an answer; the caller stands on the left all the same.
    Summary: arrow === '<-' ? `reply ${rest}` : rest,
    IP: { source: source.address, destination: destination.address },
    source: source.endpoint,
    destination: destination.endpoint,
    destination_names: destination.names,
    l4: {
      [isKnown ? transport : 'unknown']: { source_port: source.port, destination_port: destination.port },
    },
  };
}

function dateIt(month: string, day: string, clock: string, receivedAt: string): string | null {
  const at = MONTHS.indexOf(month) + 1;
  if (at === 0) return null;
  const last = Number(receivedAt.slice(0, 4));
  const timeIn = (year: number) => `${year}-${String(at).padStart(2, '0')}-${day.padStart(2, '0')}T${clock}Z`;
  return Date.parse(timeIn(last)) <= Date.parse(receivedAt) ? timeIn(last) : timeIn(last - 1);
}

function readEvent(rest: string): Partial<HubbleFlow> | null {
  const verdict = POLICY_VERDICT.exec(rest);
  if (verdict) {
    const [, matched = '', direction = '', answer = '', by] = verdict;
    const policies = by ? readPolicies(by) : [];
    const field = `${direction.toLowerCase()}_${answer === 'ALLOWED' ? 'allowed' : 'denied'}_by`;
    return {
      verdict: VERDICTS[answer],
      event_type: { type: 5 },
      Type: 'L3_L4',
      traffic_direction: direction,
      policy_match_type: Math.max(0, MATCHES.indexOf(matched)),
      [field]: policies,
      ...(answer === 'DENIED' && { drop_reason_desc: 'POLICY_DENIED' }),
    };
  }
  const packet = PACKET.exec(rest);
  if (!packet) return null;
  const word = packet[1]!;
  const what = rest.slice(0, packet.index);
  const isDrop = word === 'DROPPED';
  const isProxys = /^(http|dns|kafka)-(request|response)/.test(what);
  return {
    verdict: VERDICTS[word] ?? word,
    Type: isProxys ? 'L7' : 'L3_L4',
    ...(isDrop && !isProxys && { drop_reason_desc: nameReason(what) }),
  };
}

const SENTENCES: Readonly<Record<string, string>> = { 'Authentication required': 'AUTH_REQUIRED' };

/** "Policy denied" is POLICY_DENIED, and so is the sentence of every other reason (`monitor/api`, DropReason). */
const nameReason = (sentence: string): string =>
  /^Policy denied/i.test(sentence)
    ? 'POLICY_DENIED'
    : (SENTENCES[sentence.trim()] ?? sentence)
        .trim()
        .toUpperCase()
        .replaceAll(/[^A-Z0-9]+/g, '_');

const readPolicies = (by: string) =>
  by.split(/,\s*/).map((one) => {
    const [, name = one, kind] = /^(\S+)(?: \(([^)]*)\))?$/.exec(one) ?? [];
    const [namespace, own] = name.includes('/') ? name.split('/', 2) : [undefined, name];
    return { name: own, namespace, kind };
  });

/** An end is `namespace/pod:port`, a name, or an address, with its identity in brackets. */
function readEnd(end: string, identity: string) {
  // An address of version 6 has brackets where a port follows.
  const isBareV6 = /^[^[].*:.*:/.test(end);
  const [, name = end, port] = (!isBareV6 && /^(.*?)(?::(\d{1,5}))?$/.exec(end)) || [];
  const [namespace, pod] = name.includes('/')
    ? (name.split('/', 2) as [string, string])
    : [undefined, undefined];
  const id = /^ID:(\d+)$/.exec(identity)?.[1];
  const isAddress = /^[\d.]+$|^\[?[0-9a-f]*:[0-9a-f:.]+\]?$/i.test(name);
  return {
    port,
    address: isAddress ? name : undefined,
    names: !isAddress && pod === undefined ? [name] : [],
    endpoint: {
      namespace,
      pod_name: pod,
      identity: id,
      labels: id === undefined ? [`reserved:${identity}`] : undefined,
    },
  };
}
