import type { EventFacts } from '../event-facts';
import { readCall } from '../read-call';
import { readWorkload } from '../read-workload';
import type { Shaped } from '../shaped';
import { isLabelValue, writePeer } from './peer';

const UDP = new Set(['udp', 'quic', 'http3', 'h3', 'dns']);

/** The transport below a protocol, as NetworkPolicy names it. */
export const transportOf = (protocol: string | null): 'TCP' | 'UDP' | 'SCTP' => {
  const name = protocol?.toLowerCase() ?? '';
  return name === 'sctp' ? 'SCTP' : UDP.has(name) ? 'UDP' : 'TCP';
};

/**
 * A connection from or to a service, seen from it: `ingress` or `egress`, the peer, transport and port. Of
 * decisions only true blocks matter here (`port` may be unknown there): connections are told by flows.
 */
export function shapeNetworkPolicy(event: EventFacts, service: string): Shaped {
  const isFlow = event.kind === 'flow';
  const call = isFlow ? null : readCall(event);
  const workload = readWorkload(isFlow ? event.principal : call!.principal);
  const source = event.service ?? workload?.account ?? null;
  const target = isFlow ? event.targetService : call!.target;
  const isIngress = target === service;
  if (!isIngress && source !== service) return null;
  const other = isIngress ? source : target;
  if (other === null) return { problem: `The source did not report who the other side of ${service} is.` };
  const namespace = isIngress ? (workload?.namespace ?? event.zone) : event.targetZone;
  const isPod = namespace !== null && isLabelValue(namespace) && isLabelValue(other);
  if (isFlow && !isPod) return { problem: `${other} is in no known namespace: pods cannot be selected.` };
  const port = isFlow ? event.port : call!.port;
  if (isFlow && port === null) return { problem: 'The source did not report the port.' };
  return {
    access: {
      principal: writePeer({ app: other, namespace: namespace ?? '' }),
      action: port === null ? '' : `${transportOf(event.protocol)} ${port}`,
      target: isIngress ? 'ingress' : 'egress',
      path: null,
      context: {},
    },
  };
}
