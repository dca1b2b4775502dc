import type { EventFacts } from '../event-facts';
import { splitPath } from '../generalise-paths';
import { readCall } from '../read-call';
import { readWorkload } from '../read-workload';
import type { Shaped } from '../shaped';

/** Istio reads these as wildcards, wherever they stand. */
const SPECIAL = /[*{}]/;

/**
 * A call to a service, as the sidecar before it sees it: the caller's identity in the mesh, method and path
 * (without its query). Connections (flows) are told by their port alone; `asRequests` chooses which of both.
 */
export function shapeIstio(event: EventFacts, service: string, asRequests: boolean): Shaped {
  if ((event.kind === 'decision') !== asRequests) return null;
  const call = readCall(event);
  const target = asRequests ? call.target : event.targetService;
  if (target !== service) return null;
  const workload = readWorkload(asRequests ? call.principal : event.principal);
  if (!workload)
    return { problem: 'The caller has no identity of the mesh (a SPIFFE ID of namespace and account).' };
  const principal = `${workload.trustDomain}/ns/${workload.namespace}/sa/${workload.account}`;
  if (!asRequests) {
    if (event.port === null) return { problem: 'The source did not report the port.' };
    return { access: { principal, action: String(event.port), target: 'ports', path: null, context: {} } };
  }
  const path = call.path?.split(/[?#]/)[0];
  if (call.method === null || !/^[A-Z]+$/.test(call.method) || path === undefined)
    return { problem: 'The source did not report method and path.' };
  if (SPECIAL.test(path))
    return { problem: 'The path holds an asterisk or braces, which Istio reads otherwise.' };
  return {
    access: { principal, action: call.method, target: 'requests', path: splitPath(path), context: {} },
  };
}
