import { stringify } from 'yaml';
import type { Rule } from '../access';
import { APP_LABEL, NAMESPACE_LABEL, readPeer, type Peer } from './peer';

const labels = (label: string, value: string) => ({ matchLabels: { [label]: value } });

const writeRule = (side: 'from' | 'to', { principals, actions }: Rule) => ({
  [side]: principals.map((text) => {
    const { app, namespace } = readPeer(text);
    return {
      namespaceSelector: labels(NAMESPACE_LABEL, namespace),
      podSelector: labels(APP_LABEL, app),
    };
  }),
  ports: actions.map((action) => {
    const [protocol, port] = action.split(' ');
    return { protocol, port: Number(port) };
  }),
});

/**
 * Rules as a Kubernetes NetworkPolicy for the pods of a service. A direction in which nothing was seen is not
 * named, so that it stays as it is. Empty for no rules.
 */
export function writeNetworkPolicy(rules: readonly Rule[], { app, namespace }: Peer): string {
  const of = (direction: string) => rules.filter(({ target }) => target === direction);
  const ingress = of('ingress').map((rule) => writeRule('from', rule));
  const egress = of('egress').map((rule) => writeRule('to', rule));
  if (ingress.length + egress.length === 0) return '';
  return stringify({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `suggested-${app.toLowerCase()}`, namespace },
    spec: {
      podSelector: labels(APP_LABEL, app),
      policyTypes: [...(ingress.length > 0 ? ['Ingress'] : []), ...(egress.length > 0 ? ['Egress'] : [])],
      ...(ingress.length > 0 && { ingress }),
      ...(egress.length > 0 && { egress }),
    },
  });
}
