import type { EventOf } from '@/lib/domain/event';
import { GCP } from '../estate/environments';
import { HOSTS } from '../estate/hosts';
import { namespaceOf } from '../estate/namespace-of';
import { hashText, type Random } from '../random';
import { defineFormat } from './format';
import { drawAddress } from './draw-address';
import { readPolicy } from './read-policy';

/** The policy that keeps zones apart; numbers of the reasons are those of flow.proto. */
const ZONE_BOUNDARIES = {
  name: 'zone-boundaries',
  kind: 'CiliumClusterwideNetworkPolicy',
  labels: ['k8s:io.cilium.k8s.policy.derived-from=CiliumClusterwideNetworkPolicy'],
};
const POLICY_DENIED = 133;
const SERVICE_BACKEND_NOT_FOUND = 158;

function writeEndpoint(service: string, random: Random) {
  const namespace = namespaceOf(service);
  return {
    ID: 100 + random.index(3_900),
    identity: 10_000 + (hashText(service) % 50_000),
    cluster_name: GCP,
    namespace,
    labels: [
      `k8s:app=${service}`,
      `k8s:io.cilium.k8s.policy.cluster=${GCP}`,
      `k8s:io.cilium.k8s.policy.serviceaccount=${service}`,
      `k8s:io.kubernetes.pod.namespace=${namespace}`,
    ],
    pod_name: `${service}-7d9c5b84f6-x${random.pick(['2bnq', '7kwd', '9plz', 'c4tj'])}`,
    workloads: [{ name: service, kind: 'Deployment' }],
  };
}

function writeDenier(policy: string | null | undefined) {
  const own = readPolicy(policy);
  return own ? { ...own, kind: 'CiliumNetworkPolicy', labels: [] } : ZONE_BOUNDARIES;
}

/** What became of the packet that opened the connection. */
function writeVerdict({ outcome, policy }: EventOf<'flow'>) {
  if (outcome === 'denied')
    return {
      verdict: 'DROPPED',
      drop_reason: POLICY_DENIED,
      drop_reason_desc: 'POLICY_DENIED',
      event_type: { type: 5 },
      ingress_denied_by: [writeDenier(policy)],
    };
  if (outcome === 'error')
    return {
      verdict: 'DROPPED',
      drop_reason: SERVICE_BACKEND_NOT_FOUND,
      drop_reason_desc: 'SERVICE_BACKEND_NOT_FOUND',
      event_type: { type: 1, sub_type: SERVICE_BACKEND_NOT_FOUND },
    };
  return {
    verdict: 'FORWARDED',
    event_type: { type: 4, sub_type: 3 },
    trace_observation_point: 'TO_ENDPOINT',
  };
}

function write(event: EventOf<'flow'>, random: Random) {
  const node = `${GCP}/${random.pick(HOSTS[GCP]!).name}`;
  return {
    flow: {
      time: event.occurredAt,
      uuid: event.id,
      ...writeVerdict(event),
      IP: { source: drawAddress(random), destination: drawAddress(random), ipVersion: 'IPv4' },
      l4: {
        TCP: {
          source_port: 32_768 + random.index(28_000),
          destination_port: event.port,
          flags: { SYN: true },
        },
      },
      source: writeEndpoint(event.sourceService!, random),
      destination: writeEndpoint(event.targetService!, random),
      Type: 'L3_L4',
      node_name: node,
      traffic_direction: 'INGRESS',
      is_reply: false,
      trace_context: { parent: { trace_id: event.traceId } },
      Summary: 'TCP Flags: SYN',
    },
    node_name: node,
    time: event.occurredAt,
  };
}

/**
 * The network of one environment, as Hubble's exporter writes it: connections by their opening packet, without
 * bytes and durations. Source: cilium/cilium, api/v1/flow/flow.proto and api/v1/observer/observer.proto.
 */
export const ciliumHubble = defineFormat({
  path: '/api/ingest/cilium-hubble',
  kind: 'flow',
  speaks: ({ environment }) => environment === GCP,
  write,
});
