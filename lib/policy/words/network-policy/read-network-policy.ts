import {
  fieldsOf,
  listOf,
  textOf,
  textsOf,
  isFields,
  type KubernetesObject,
} from '../documents/kubernetes-object';
import { readSelector, type LabelSelector } from '../documents/label-selector';

/** Who is at the other end: addresses, or pods (of the policy's own namespace where `namespaces` is null). */
export type Peer =
  | { kind: 'addresses'; range: string; except: readonly string[] }
  | { kind: 'pods'; namespaces: LabelSelector | null; pods: LabelSelector };
/** A port by number or name; null for every port of the protocol. */
export type Port = { protocol: string; port: number | string | null; endPort: number | null };
/** Traffic from any of the peers to any of the ports; null for all of them. */
export type Rule = { peers: readonly Peer[] | null; ports: readonly Port[] | null };

export const DIRECTIONS = ['ingress', 'egress'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export type NetworkPolicy = {
  pods: LabelSelector;
  /** The rules of each direction that the policy isolates; null where it leaves the pods open. */
  rules: Readonly<Record<Direction, readonly Rule[] | null>>;
};

/**
 * A NetworkPolicy as networking.k8s.io/v1 defines it: without `policyTypes` it isolates ingress always and
 * egress if it has egress rules; a rule without peers or ports is for all of them.
 */
export function readNetworkPolicy({ fields }: KubernetesObject): NetworkPolicy {
  const spec = fieldsOf(fields['spec']);
  const hasEgress = listOf(spec['egress']).length > 0;
  const types =
    Array.isArray(spec['policyTypes']) && spec['policyTypes'].length > 0
      ? textsOf(spec['policyTypes'])
      : ['Ingress', ...(hasEgress ? ['Egress'] : [])];
  return {
    pods: readSelector(spec['podSelector']),
    rules: {
      ingress: types.includes('Ingress')
        ? listOf(spec['ingress']).map((rule) => readRule(rule, 'from'))
        : null,
      egress: types.includes('Egress') ? listOf(spec['egress']).map((rule) => readRule(rule, 'to')) : null,
    },
  };
}

function readRule(value: unknown, end: 'from' | 'to'): Rule {
  const { [end]: peers, ports } = fieldsOf(value);
  return {
    peers: listOf(peers).length === 0 ? null : listOf(peers).map(readPeer),
    ports: listOf(ports).length === 0 ? null : listOf(ports).map(readPort),
  };
}

function readPeer(value: unknown): Peer {
  const { ipBlock, namespaceSelector, podSelector } = fieldsOf(value);
  if (isFields(ipBlock))
    return { kind: 'addresses', range: textOf(ipBlock['cidr']) ?? '', except: textsOf(ipBlock['except']) };
  return {
    kind: 'pods',
    namespaces: isFields(namespaceSelector) ? readSelector(namespaceSelector) : null,
    pods: readSelector(podSelector),
  };
}

function readPort(value: unknown): Port {
  const { protocol, port, endPort } = fieldsOf(value);
  return {
    protocol: textOf(protocol) ?? 'TCP',
    port: typeof port === 'number' || typeof port === 'string' ? port : null,
    endPort: typeof endPort === 'number' ? endPort : null,
  };
}
