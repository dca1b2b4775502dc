import { countAccesses } from '../count-accesses';
import type { EventFacts } from '../event-facts';
import { findOwnWorkload } from '../own-workload';
import { shapeEvents } from '../shape-events';
import type { SuggestedText } from '../suggested-text';
import { suggestRules } from '../suggest-rules';
import { alignTrueBlocks } from './align-true-blocks';
import { isLabelValue, type Peer } from './peer';
import { readNetworkPolicies } from './read-network-policies';
import { shapeNetworkPolicy } from './shape-network-policy';
import { writeNetworkPolicy } from './write-network-policy';

const NO_NAMESPACE = 'The service is in no known namespace: its pods cannot be selected.';

/**
 * Suggests a NetworkPolicy for the pods of a service from its flows, which tell the port. Decisions stand against
 * a connection where a true block came over it: this language cannot tell one request on it from another.
 */
export function suggestNetworkPolicy(events: readonly EventFacts[], service: string): SuggestedText {
  const own = findOwnWorkload(events, service);
  const isPod = own !== null && isLabelValue(own.app) && isLabelValue(own.namespace);
  const { shaped, unsaid } = shapeEvents(events, (event, judged) => {
    if (event.kind === 'decision' && judged !== 'bad') return null;
    return isPod ? shapeNetworkPolicy(event, service) : { problem: NO_NAMESPACE };
  });
  const observed = alignTrueBlocks(countAccesses(shaped));
  const suggestion = suggestRules(observed);
  const text = isPod ? writeNetworkPolicy(suggestion.rules, own) : '';
  const grants = readNetworkPolicies(text).flatMap((policy) => policy.grants);
  return {
    text,
    remarks: text ? remarksOf(own!, text) : [],
    observed,
    suggestion,
    unsaid,
    replayed: text
      ? shaped.map(({ access, judged }) => ({
          judged,
          isPermitted: grants.some((grant) => grant.matches(access)),
        }))
      : null,
    mapping: null,
  };
}

const remarksOf = ({ namespace }: Peer, text: string): string[] => [
  `Pods are taken to carry app.kubernetes.io/name with the name of their service, and ${namespace} to be the namespace. Of peers it is the namespace of their SPIFFE ID, else their zone.`,
  'A NetworkPolicy knows connections, no requests: a connection over which a request was rightly blocked is left out.',
  ...(/^ {4}- Egress$/m.test(text) && !/port: 53$/m.test(text)
    ? [
        'No flow to a DNS server was seen. Pods that this selects cannot resolve names until one is permitted.',
      ]
    : []),
];
