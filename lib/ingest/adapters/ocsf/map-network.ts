import { refuse, type MappedRecord } from '../../adapter';
import { firstText } from '../parts/first-text';
import type { OcsfEvent } from './ocsf-schema';
import { readAt } from './read-at';
import { readBase, readLabels, readUser } from './read-common';
import { readControl } from './read-control';

type Outcome = 'allowed' | 'denied' | 'error';

/** Open, Close and Traffic went through; Reset and Fail broke; Refuse was denied. Listen is no flow. */
const ACTIVITIES: Readonly<Record<number, Outcome>> = {
  1: 'allowed',
  2: 'allowed',
  3: 'error',
  4: 'error',
  5: 'denied',
  6: 'allowed',
};
const PROTOCOLS: Readonly<Record<number, string>> = {
  1: 'icmp',
  6: 'tcp',
  17: 'udp',
  58: 'icmpv6',
  132: 'sctp',
};

/** What passed between two endpoints, or was kept from it. */
export function mapNetwork(event: OcsfEvent, id: string, occurredAt: string): MappedRecord {
  const outcome = readControl(event) ?? readOutcome(event);
  if (!outcome) {
    const path = event.class_uid === 4001 ? 'activity_id' : 'status_id';
    return refuse('not-understood', path, 'It does not say whether it went through.');
  }
  const protocol = readAt(event, 'connection_info.protocol_num');
  return {
    events: [
      {
        kind: 'flow',
        id,
        occurredAt,
        outcome,
        ...readBase(event),
        principal: readUser(event, 'actor.user'),
        sourceService: readService(event, 'src_endpoint'),
        targetService: readService(event, 'dst_endpoint'),
        port: readNumber(event, 'dst_endpoint.port', 65_535),
        protocol: firstText(
          'name',
          readAt(event, 'connection_info.protocol_name'),
          typeof protocol === 'number' ? (PROTOCOLS[protocol] ?? String(protocol)) : undefined,
        ),
        bytes: readNumber(event, 'traffic.bytes', Number.MAX_SAFE_INTEGER),
        policy: firstText(
          'name',
          readAt(event, 'policy.name'),
          readAt(event, 'firewall_rule.name'),
          readAt(event, 'firewall_rule.uid'),
        ),
        latencyMs: readNumber(event, 'duration', Number.MAX_SAFE_INTEGER),
        statusCode: readNumber(event, 'http_response.code', 999),
        labels: readLabels(event, {
          'src.port': readAt(event, 'src_endpoint.port'),
          'src.interface': readAt(event, 'src_endpoint.interface_uid'),
          'dst.interface': readAt(event, 'dst_endpoint.interface_uid'),
          direction: readAt(event, 'connection_info.direction'),
          method: readAt(event, 'http_request.http_method'),
          url: readAt(event, 'http_request.url.path'),
          packets: readAt(event, 'traffic.packets'),
          disposition: event.disposition,
        }),
      },
    ],
  };
}

function readOutcome(event: OcsfEvent): Outcome | null {
  // The activities of the other classes are requests and answers: the status says how they ended.
  if (event.class_uid === 4001) return ACTIVITIES[event.activity_id ?? -1] ?? null;
  const code = readNumber(event, 'http_response.code', 999);
  if (code !== undefined && code >= 100)
    return code === 401 || code === 403 ? 'denied' : code >= 500 ? 'error' : 'allowed';
  if (event.status_id === 1) return 'allowed';
  return event.status_id === 2 ? 'error' : null;
}

function readNumber(event: OcsfEvent, path: string, most: number): number | undefined {
  const value = readAt(event, path);
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
    ? value
    : undefined;
}

function readService(event: OcsfEvent, endpoint: string): string | undefined {
  const name = readAt(event, `${endpoint}.svc_name`);
  return name === '-' ? undefined : firstText('name', name);
}
