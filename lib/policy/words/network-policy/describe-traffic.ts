import { describeSelector, selectsAll } from '../documents/label-selector';
import { listWords, quote } from '../quote';
import type { Direction, Peer, Port, Rule } from './read-network-policy';

const MAX_NAMED = 4;

/** "from pods `app=web` on TCP 80": who may talk, over which ports. */
export function describeRule({ peers, ports }: Rule, direction: Direction): string {
  const preposition = direction === 'ingress' ? 'from' : 'to';
  const who =
    peers === null
      ? `${preposition} anywhere`
      : `${preposition} ${listWords(peers.map(describePeer), MAX_NAMED)}`;
  return ports === null
    ? `${who} on every port`
    : `${who} on ${listWords(ports.map(describePort), MAX_NAMED)}`;
}

export function describeRules(rules: readonly Rule[], direction: Direction): string {
  return listWords(
    rules.map((rule) => describeRule(rule, direction)),
    3,
  );
}

function describePeer(peer: Peer): string {
  if (peer.kind === 'addresses') {
    const except = peer.except.length > 0 ? ` except ${listWords(peer.except.map(quote), MAX_NAMED)}` : '';
    return `addresses ${quote(peer.range)}${except}`;
  }
  const pods = selectsAll(peer.pods) ? 'all pods' : `pods ${describeSelector(peer.pods)}`;
  if (peer.namespaces === null) return `${pods} of its namespace`;
  return selectsAll(peer.namespaces)
    ? `${pods} of every namespace`
    : `${pods} of namespaces ${describeSelector(peer.namespaces)}`;
}

function describePort({ protocol, port, endPort }: Port): string {
  if (port === null) return `every ${protocol} port`;
  return `${protocol} ${port}${endPort === null ? '' : `–${endPort}`}`;
}

/** "pods `app=api`" or "all pods of its namespace". */
export const describePods = (pods: Parameters<typeof describeSelector>[0]): string =>
  selectsAll(pods) ? 'all pods of its namespace' : `pods ${describeSelector(pods)}`;
