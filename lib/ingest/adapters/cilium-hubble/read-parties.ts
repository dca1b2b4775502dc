import { firstText } from '../parts/first-text';
import { readPort } from '../parts/read-count';
import { readPodWorkload } from '../parts/read-workload';
import { portsSchema, type HubbleEndpoint, type HubbleFlow } from './flow-schema';

/** Labels that name an application, the first that is there. */
const NAME_LABELS = ['app.kubernetes.io/name', 'app', 'k8s-app'];

/** One end of a connection. */
export type Party = {
  service?: string;
  endpoint: HubbleEndpoint;
  address?: string;
  port?: number;
  names: readonly string[];
};

/** Whether Hubble saw an answer; its flow then runs from the callee to the caller. */
export const isReply = (flow: HubbleFlow): boolean =>
  (typeof flow.is_reply === 'object' ? flow.is_reply?.value : flow.is_reply) ?? flow.reply ?? false;

/** Who opened the connection and who was called, whichever way this packet went; and by which protocol. */
export function readParties(flow: HubbleFlow): { caller: Party; callee: Party; protocol?: string } {
  const [protocol, transport] = Object.entries(flow.l4 ?? {})[0] ?? [];
  const ports = portsSchema.safeParse(transport).data;
  const source: Party = {
    service: readService(flow.source, flow.source_service),
    endpoint: flow.source ?? {},
    address: flow.IP?.source ?? undefined,
    port: readPort(ports?.source_port),
    names: flow.source_names ?? [],
  };
  const destination: Party = {
    service: readService(flow.destination, flow.destination_service),
    endpoint: flow.destination ?? {},
    address: flow.IP?.destination ?? undefined,
    port: readPort(ports?.destination_port),
    names: flow.destination_names ?? [],
  };
  const parties = isReply(flow)
    ? { caller: destination, callee: source }
    : { caller: source, callee: destination };
  return { ...parties, protocol: protocol?.toLowerCase() };
}

/** The service that was called, the workload of the pod, or the application that its labels name. */
function readService(
  endpoint: HubbleFlow['source'],
  service: HubbleFlow['source_service'],
): string | undefined {
  const labels = readLabels(endpoint);
  const named = NAME_LABELS.map((name) => labels[name]).find(Boolean);
  const pod = endpoint?.pod_name;
  return firstText('name', service?.name, endpoint?.workloads?.[0]?.name, named, pod && readPodWorkload(pod));
}

/** The labels of an identity without their source: `k8s:app=cart` is `app`. */
export function readLabels(endpoint: HubbleFlow['source']): Record<string, string> {
  const pairs = (endpoint?.labels ?? []).map((label): [string, string] => {
    const [, name = label, value = ''] = /^(?:[a-z0-9.-]+:)?([^=]+)(?:=(.*))?$/s.exec(label) ?? [];
    return [name, value];
  });
  return Object.fromEntries(pairs);
}

/** The identity that Cilium enforces by: the cluster's service account, else what the identity is reserved for. */
export function readPrincipal({ endpoint, address }: Party): string | undefined {
  const account = readLabels(endpoint)['io.cilium.k8s.policy.serviceaccount'];
  const reserved = endpoint.labels?.find((label) => label.startsWith('reserved:'));
  const namespace = endpoint.namespace ?? '';
  return firstText(
    'principal',
    account && namespace && `system:serviceaccount:${namespace}:${account}`,
    reserved,
    address,
  );
}
