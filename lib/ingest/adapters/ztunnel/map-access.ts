import type { Decision, Flow } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import type { ShippedFrom } from '../parts/open-shipped-line';
import { addCounts, readCount, readPort } from '../parts/read-count';
import { readDuration } from '../parts/read-duration';
import { readTime } from '../parts/read-time';
import { readHostService, readPodWorkload } from '../parts/read-workload';
import type { ZtunnelFields } from './parse-access-line';

/** Where ztunnel denied without naming a policy: there were some that allow, and none did. */
export const ZTUNNEL_POLICY = 'istio-ztunnel';

/** The port of the tunnel between nodes (HBONE), never that of a service. */
const TUNNEL_PORT = 15_008;

const REJECTED = /policy rejection|policy change/;
const DENIED_BY = /explicitly denied by: (\S+)/;

/** The port of an address, which may be that of the tunnel; undefined then. */
export function readServicePort(address: unknown): number | undefined {
  const port = typeof address === 'string' ? readPort(/:(\d{1,5})$/.exec(address)?.[1]) : undefined;
  return port === TUNNEL_PORT ? undefined : port;
}

/**
 * A connection is a flow; one that a policy closed also a decision about the service that was called. Both ends of a
 * connection write a line, which nothing ties to the other: each is a flow, with its `direction`. What a policy denied
 * is denied on the callee's side only; the caller's side says that its connection failed.
 */
export function mapAccess(fields: ZtunnelFields, from: ShippedFrom): MappedRecord {
  const occurredAt = readTime(fields.time ?? fields.timestamp);
  if (!occurredAt) return refuse('not-understood', 'time', 'The line has no time.');
  const { message, direction, error } = fields;
  if (message !== 'connection complete' && message !== 'connection failed')
    return refuse('not-understood', 'message', 'The line does not say how a connection ended.');
  if (direction !== 'inbound' && direction !== 'outbound')
    return refuse('not-understood', 'direction', 'direction is neither inbound nor outbound.');
  const failure = typeof error === 'string' && error !== '' ? error : null;
  if (
    failure === null &&
    (error !== undefined || message === 'connection failed' || fields.level === 'error')
  )
    return refuse('not-understood', 'error', 'The connection failed, and the line does not say why.');
  const isDenied = failure !== null && REJECTED.test(failure);
  const policy = isDenied ? (DENIED_BY.exec(failure)?.[1] ?? ZTUNNEL_POLICY) : undefined;
  const target = readHostService(text(fields['dst.service']));
  const flow: Flow = {
    kind: 'flow',
    id: deriveId('ztunnel', occurredAt, Object.entries(fields)),
    occurredAt,
    outcome: isDenied ? 'denied' : failure === null ? 'allowed' : 'error',
    environment: firstText('name', from.cluster),
    principal: firstText('principal', fields['src.identity']),
    sourceService: firstText('name', readWorkload(fields['src.workload'])),
    targetService: firstText('name', target?.service, readWorkload(fields['dst.workload'])),
    port: readServicePort(fields['dst.hbone_addr']) ?? readServicePort(fields['dst.addr']),
    protocol: 'tcp',
    bytes: addCounts(readCount(fields.bytes_sent), readCount(fields.bytes_recv)),
    policy: firstText('name', policy),
    latencyMs: readDuration(fields.duration),
    labels: boundLabels({
      direction,
      error,
      bytes_sent: fields.bytes_sent,
      bytes_recv: fields.bytes_recv,
      'src.addr': fields['src.addr'],
      'src.workload': fields['src.workload'],
      'src.namespace': fields['src.namespace'],
      'dst.addr': fields['dst.addr'],
      'dst.hbone_addr': fields['dst.hbone_addr'],
      'dst.service': fields['dst.service'],
      'dst.workload': fields['dst.workload'],
      'dst.namespace': fields['dst.namespace'],
      'dst.identity': fields['dst.identity'],
      node: from.node,
    }),
  };
  return { events: isDenied ? [flow, toDecision(flow, failure)] : [flow] };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const readWorkload = (value: unknown): string | undefined =>
  typeof value === 'string' ? readPodWorkload(value) : undefined;

/** The denial behind a flow. It names no target: what crosses zones is counted by the flow alone. */
export const toDecision = (flow: Flow, reason: string): Decision => ({
  kind: 'decision',
  id: `${flow.id}:decision`,
  occurredAt: flow.occurredAt,
  outcome: 'deny',
  environment: flow.environment,
  service: flow.targetService,
  principal: flow.principal,
  traceId: flow.traceId,
  policy: flow.policy ?? ZTUNNEL_POLICY,
  action: 'connect',
  resource: firstText('text', flow.labels?.['dst.hbone_addr'], flow.labels?.['dst.addr']),
  reason: firstText('text', reason),
  labels: flow.labels,
});
