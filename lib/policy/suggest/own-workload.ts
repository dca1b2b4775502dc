import type { EventFacts } from './event-facts';
import type { Peer } from './network-policy/peer';
import { readCall } from './read-call';
import { readWorkload } from './read-workload';

/**
 * Where a service runs: the namespace of its own SPIFFE ID where one was seen, else the zone it was seen in.
 * Null where neither is known.
 */
export function findOwnWorkload(events: readonly EventFacts[], service: string): Peer | null {
  let zone: string | null = null;
  for (const event of events) {
    const principal = event.kind === 'decision' ? readCall(event).principal : event.principal;
    const workload = readWorkload(principal);
    if (workload?.account === service) return { app: service, namespace: workload.namespace };
    if (event.targetService === service) zone ??= event.targetZone;
    if (event.service === service) zone ??= event.zone;
  }
  return zone === null ? null : { app: service, namespace: zone };
}
