import type { EventOf } from '@/lib/domain/event';
import { AWS } from '../estate/environments';
import { namespaceOf } from '../estate/namespace-of';
import type { Random } from '../random';
import { defineFormat } from './format';
import { drawAddress } from './draw-address';
import { readPolicy } from './read-policy';

/** The AuthorizationPolicy that keeps zones apart, where no policy of a zone's own is meant. */
const ZONE_BOUNDARIES = { namespace: 'istio-system', name: 'zone-boundaries' };

/** How the sidecar ended a request. */
function writeEnd({ outcome, policy, statusCode }: EventOf<'flow'>) {
  if (outcome === 'denied') {
    const { namespace, name } = readPolicy(policy) ?? ZONE_BOUNDARIES;
    return {
      response_code: 403,
      response_flags: '-',
      response_code_details: `rbac_access_denied_matched_policy[ns[${namespace}]-policy[${name}]-rule[0]]`,
    };
  }
  if (outcome === 'error')
    return {
      response_code: 503,
      response_flags: 'UF',
      response_code_details: 'upstream_reset_before_response_started{connection_failure}',
    };
  return { response_code: statusCode, response_flags: '-', response_code_details: 'via_upstream' };
}

function write(event: EventOf<'flow'>, random: Random) {
  const target = event.targetService!;
  const host = `${target}.${namespaceOf(target)}.svc.cluster.local`;
  const own = drawAddress(random);
  const duration = Math.max(1, Math.round(event.latencyMs ?? 0));
  const bytes = event.bytes ?? 0;
  const received = Math.round(bytes * random.between(0.1, 0.4));
  const isGrpc = event.protocol === 'grpc';
  const wasAsked = event.outcome !== 'denied';
  return {
    start_time: event.occurredAt,
    method: isGrpc ? 'POST' : random.pick(['GET', 'GET', 'POST']),
    path: isGrpc ? `/acme.${target.replaceAll('-', '_')}.v1.Service/Call` : '/v1/items',
    protocol: 'HTTP/2',
    ...writeEnd(event),
    connection_termination_details: null,
    upstream_transport_failure_reason: null,
    bytes_received: received,
    bytes_sent: bytes - received,
    duration,
    upstream_service_time: event.outcome === 'allowed' ? String(duration) : null,
    x_forwarded_for: null,
    user_agent: isGrpc ? 'grpc-go/1.76.0' : 'Go-http-client/2.0',
    request_id: event.id,
    authority: `${host}:${event.port}`,
    upstream_host: wasAsked ? `${own}:${event.port}` : null,
    upstream_cluster: `inbound|${event.port}||`,
    upstream_local_address: null,
    downstream_local_address: `${own}:${event.port}`,
    downstream_remote_address: `${drawAddress(random)}:${32_768 + random.index(28_000)}`,
    requested_server_name: `outbound_.${event.port}_._.${host}`,
    route_name: 'default',
    downstream_peer_uri_san: event.principal,
    traceparent: `00-${event.traceId}-${event.spanId}-01`,
    source_canonical_service: event.sourceService,
    cluster_id: event.environment,
  };
}

/**
 * The mesh of one environment: the access log of the callee's sidecar, in Istio's JSON with the caller's
 * identity, its service and the cluster added. Sources: istio.io, "Envoy Access Logs"; envoyproxy.io, "Access logging".
 */
export const envoy = defineFormat({
  path: '/api/ingest/envoy',
  kind: 'flow',
  speaks: ({ environment }) => environment === AWS,
  write,
});
