import { selectorImplies, selectsAll } from '../documents/label-selector';
import type { Condition } from '../logic/condition';
import type { Reasoning } from '../logic/implies';
import { areApart, liesWithin, parseAddressRange } from '../network/address-range';
import type { Peer, Port, Rule } from './read-network-policy';

/** One thing that is known of a connection. */
export type TrafficLiteral = { peer: Peer } | { port: Port };

/** The connections that any of the rules permits. */
export const permittedBy = (rules: readonly Rule[]): Condition<TrafficLiteral> => ({
  any: rules.map(ofRule),
});

export const ofRule = ({ peers, ports }: Rule): Condition<TrafficLiteral> => ({
  all: [
    ...(peers ? [{ any: peers.map((peer) => ({ is: { peer } })) }] : []),
    ...(ports ? [{ any: ports.map((port) => ({ is: { port } })) }] : []),
  ],
});

/** Which peers and ports lie within which others. */
export const trafficReasoning: Reasoning<TrafficLiteral> = {
  literalImplies(one, goal) {
    if ('peer' in one && 'peer' in goal) return peerImplies(one.peer, goal.peer);
    return 'port' in one && 'port' in goal && portImplies(one.port, goal.port);
  },
};

function peerImplies(one: Peer, goal: Peer): boolean {
  if (one.kind === 'addresses') return goal.kind === 'addresses' && addressesImply(one, goal);
  if (goal.kind === 'addresses' || !selectorImplies(one.pods, goal.pods)) return false;
  if (goal.namespaces === null) return one.namespaces === null;
  // The own namespace has labels that are not known here: only a selector for all takes it in for sure.
  if (one.namespaces === null) return selectsAll(goal.namespaces);
  return selectorImplies(one.namespaces, goal.namespaces);
}

type Addresses = Extract<Peer, { kind: 'addresses' }>;

function addressesImply(one: Addresses, goal: Addresses): boolean {
  const [range, wanted] = [parseAddressRange(one.range), parseAddressRange(goal.range)];
  if (!range || !wanted || !liesWithin(range, wanted)) return false;
  const left = one.except.map(parseAddressRange);
  return goal.except.map(parseAddressRange).every((hole) => {
    if (!hole) return false;
    return areApart(hole, range) || left.some((each) => each !== null && liesWithin(hole, each));
  });
}

function portImplies(one: Port, goal: Port): boolean {
  if (one.protocol !== goal.protocol) return false;
  if (goal.port === null) return true;
  if (typeof one.port !== 'number' || typeof goal.port !== 'number')
    return one.port === goal.port && one.endPort === goal.endPort;
  return one.port >= goal.port && (one.endPort ?? one.port) <= (goal.endPort ?? goal.port);
}
