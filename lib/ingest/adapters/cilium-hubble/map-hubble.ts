import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { isObject, type Json } from '../parts/read-object';
import { openShippedLine } from '../parts/open-shipped-line';
import { readCount } from '../parts/read-count';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import { reportLoss } from '../parts/report-loss';
import { lostEventsSchema } from './flow-schema';
import { mapFlow } from './map-flow';
import { isCompactLine, parseCompactLine } from './parse-compact-line';

/** Other messages of GetFlowsResponse and of the exporter, which tell of the agent and not of traffic. */
const NOT_FLOWS = ['node_status', 'agent_event', 'debug_event'];

const isHubble = (record: Json): boolean =>
  isObject(record.flow) ||
  isObject(record.lost_events) ||
  isObject(record.result) ||
  'verdict' in record ||
  NOT_FLOWS.some((name) => isObject(record[name]));

/** A line of `hubble observe` is a record. Null when no line is one. */
function unwrapCompact(text: string): string[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.some(isCompactLine) ? lines.map((line) => JSON.stringify({ text: line })) : null;
}

function mapHubble(record: unknown, { receivedAt }: AdapterContext): MappedRecord {
  const line = openShippedLine(record, isHubble);
  if (!line) return refuse('not-understood', '', 'The record is no flow of Hubble.');
  if (typeof line.content !== 'string') return mapMessage(line.content);
  const flow = parseCompactLine(line.content, receivedAt);
  return flow
    ? mapFlow(flow, {})
    : refuse('not-understood', 'text', 'The line is no flow in the compact form of hubble observe.');
}

function mapMessage(message: Json): MappedRecord {
  // The gateway of gRPC puts each message of a stream into `result`.
  if (isObject(message.result)) return prefix('result', mapMessage(message.result));
  if (isObject(message.flow)) return prefix('flow', mapFlow(message.flow, message));
  if (isObject(message.lost_events)) return prefix('lost_events', mapLost(message.lost_events, message));
  const other = NOT_FLOWS.find((name) => isObject(message[name]));
  if (other) return refuse('no-outcome', other, `${other} tells of Cilium itself, not of traffic.`);
  return mapFlow(message, {});
}

function prefix(name: string, mapped: MappedRecord): MappedRecord {
  if (!('refusal' in mapped)) return mapped;
  const { code, path, message } = mapped.refusal;
  return refuse(code, path === '' ? name : `${name}.${path}`, message);
}

function mapLost(lost: Json, outer: Json): MappedRecord {
  const parsed = lostEventsSchema.safeParse(lost);
  if (!parsed.success) return refuseIssue(parsed.error, 'lost events of Hubble');
  const amount = readCount(parsed.data.num_events_lost);
  const occurredAt = readTime(outer.time) ?? readTime(lost.first) ?? readTime(lost.last);
  if (amount === undefined)
    return refuse('not-understood', 'num_events_lost', 'The report does not say how many events were lost.');
  if (!occurredAt) return refuse('not-understood', 'time', 'The report has no time.');
  const node = firstText('name', outer.node_name);
  const id = deriveId('hubble-lost', occurredAt, node, lost);
  const environment = node?.includes('/') ? node.split('/')[0] || undefined : undefined;
  const labels = { node, lost_at: parsed.data.source, cpu: parsed.data.cpu };
  return { events: reportLoss({ id, occurredAt, environment, labels }, amount) };
}

/** Cilium Hubble: the exporter's files, the API's messages, bare flows, and the compact text of its command. */
export const hubbleAdapter: Adapter = {
  name: 'cilium-hubble',
  source: 'cilium-hubble',
  unwrapText: unwrapCompact,
  map: mapHubble,
};
