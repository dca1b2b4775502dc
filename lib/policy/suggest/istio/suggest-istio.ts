import { countAccesses } from '../count-accesses';
import { judgeEvent, type EventFacts } from '../event-facts';
import { findOwnWorkload } from '../own-workload';
import { readCall } from '../read-call';
import { shapeEvents } from '../shape-events';
import type { SuggestedText } from '../suggested-text';
import { suggestRules } from '../suggest-rules';
import { readIstio } from './read-istio';
import { shapeIstio } from './shape-istio';
import { writeIstio } from './write-istio';

/**
 * Suggests an AuthorizationPolicy for what calls a service: from decisions about requests to it, or from flows
 * where there was no such decision.
 */
export function suggestIstio(events: readonly EventFacts[], service: string): SuggestedText {
  const own = findOwnWorkload(events, service);
  const asRequests = events.some(
    (event) => event.kind === 'decision' && judgeEvent(event) && readCall(event).target === service,
  );
  const { shaped, unsaid } = shapeEvents(events, (event) => shapeIstio(event, service, asRequests));
  const observed = countAccesses(shaped);
  const suggestion = suggestRules(observed);
  const text = own ? writeIstio(suggestion.rules, own) : '';
  const grants = readIstio(text);
  return {
    text,
    remarks: text ? remarksOf(own!.namespace, asRequests) : [],
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

const remarksOf = (namespace: string, asRequests: boolean): string[] => [
  `Pods are taken to carry app.kubernetes.io/name with the name of their service, and ${namespace} to be the namespace.`,
  asRequests
    ? 'Told by decisions about requests. {*} stands for one segment of a path and needs Istio 1.22 or newer; callers need mutual TLS.'
    : 'Told by flows, since no decision about a request to this service was seen: it permits every request on these ports. Callers need mutual TLS.',
];
