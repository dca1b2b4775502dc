import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { Access } from '../access';
import { APP_LABEL, NAMESPACE_LABEL, readPeer } from './peer';

const selectorSchema = z.looseObject({
  matchLabels: z.record(z.string(), z.string()).nullish(),
  matchExpressions: z.array(z.unknown()).nullish(),
});
const peerSchema = z.looseObject({
  namespaceSelector: selectorSchema.nullish(),
  podSelector: selectorSchema.nullish(),
  ipBlock: z.unknown().optional(),
});
const portSchema = z.looseObject({
  protocol: z.string().nullish(),
  port: z.union([z.number(), z.string()]).nullish(),
  endPort: z.number().nullish(),
});
const ruleSchema = z.looseObject({
  from: z.array(peerSchema).nullish(),
  to: z.array(peerSchema).nullish(),
  ports: z.array(portSchema).nullish(),
});
const policySchema = z.looseObject({
  kind: z.literal('NetworkPolicy'),
  metadata: z.looseObject({ name: z.string(), namespace: z.string().nullish() }),
  spec: z.looseObject({
    podSelector: selectorSchema,
    ingress: z.array(ruleSchema).nullish(),
    egress: z.array(ruleSchema).nullish(),
  }),
});

type PeerOf = z.infer<typeof peerSchema>;
type PortOf = z.infer<typeof portSchema>;

/** One peer and one port of one rule: the smallest thing that a NetworkPolicy grants. */
export type NetworkGrant = {
  /** Where it stands, such as `egress-payments: ingress 1, peer 2, port 1`. */
  place: string;
  /** In the terms of people. */
  text: string;
  direction: 'ingress' | 'egress';
  /** Whether the labels it selects by are those that events tell of; else nobody can say what it matches. */
  isTellable: boolean;
  matches: (access: Access) => boolean;
};

/** What each NetworkPolicy of a YAML text grants, with the application it is for (null where its labels do not say). */
export function readNetworkPolicies(text: string): { app: string | null; grants: NetworkGrant[] }[] {
  return parseAllDocuments(text).flatMap((document) => {
    if (!('toJS' in document) || document.errors.length > 0) return [];
    const parsed = policySchema.safeParse(document.toJS());
    if (!parsed.success) return [];
    const { metadata, spec } = parsed.data;
    const own = metadata.namespace ?? null;
    const grants = (['ingress', 'egress'] as const).flatMap((direction) =>
      (spec[direction] ?? []).flatMap((rule, index) =>
        listGrants(`${metadata.name}: ${direction} ${index + 1}`, direction, rule, own),
      ),
    );
    return { app: spec.podSelector.matchLabels?.[APP_LABEL] ?? null, grants };
  });
}

function listGrants(
  place: string,
  direction: NetworkGrant['direction'],
  rule: z.infer<typeof ruleSchema>,
  namespace: string | null,
): NetworkGrant[] {
  const peers: (PeerOf | null)[] = (direction === 'ingress' ? rule.from : rule.to) ?? [null];
  const ports: (PortOf | null)[] = rule.ports ?? [null];
  return peers.flatMap((peer, one) =>
    ports.map((port, other) => ({
      place: `${place}, peer ${one + 1}, port ${other + 1}`,
      text: `${direction} ${direction === 'ingress' ? 'from' : 'to'} ${describePeer(peer)}, ${describePort(port)}`,
      direction,
      isTellable: isTellable(peer) && isPlain(port),
      matches: (access) =>
        access.target === direction &&
        matchesPeer(peer, access, namespace) &&
        matchesPort(port, access.action),
    })),
  );
}

const isPlain = (port: PortOf | null): boolean => typeof port?.port !== 'string';

/** Only the labels that suggestions write say which service is meant. */
const isTellable = (peer: PeerOf | null): boolean =>
  peer === null ||
  (peer.ipBlock === undefined &&
    onlyHas(peer.podSelector, APP_LABEL) &&
    onlyHas(peer.namespaceSelector, NAMESPACE_LABEL));

const onlyHas = (selector: PeerOf['podSelector'], label: string): boolean =>
  !selector?.matchExpressions?.length &&
  Object.keys(selector?.matchLabels ?? {}).every((name) => name === label);

function matchesPeer(peer: PeerOf | null, { principal }: Access, own: string | null): boolean {
  if (peer === null) return true;
  if (!isTellable(peer)) return false;
  const { app, namespace } = readPeer(principal);
  const wantedApp = peer.podSelector?.matchLabels?.[APP_LABEL];
  const wantedNamespace = peer.namespaceSelector
    ? peer.namespaceSelector.matchLabels?.[NAMESPACE_LABEL]
    : (own ?? undefined);
  return (
    (wantedApp === undefined || wantedApp === app) &&
    (wantedNamespace === undefined || wantedNamespace === namespace)
  );
}

function matchesPort(port: PortOf | null, action: string): boolean {
  if (port === null) return true;
  const [protocol, number] = action.split(' ');
  if ((port.protocol ?? 'TCP') !== protocol) return false;
  if (port.port === null || port.port === undefined) return true;
  const [from, to] = [Number(port.port), port.endPort ?? Number(port.port)];
  return Number(number) >= from && Number(number) <= to;
}

function describePeer(peer: PeerOf | null): string {
  if (peer === null) return 'anywhere';
  if (peer.ipBlock !== undefined) return `addresses ${JSON.stringify(peer.ipBlock)}`;
  const say = (selector: PeerOf['podSelector'], all: string) => {
    const labels = Object.entries(selector?.matchLabels ?? {}).map(([name, value]) => `${name}=${value}`);
    if (selector?.matchExpressions?.length) labels.push('expressions');
    return labels.length > 0 ? labels.join(', ') : all;
  };
  const where = peer.namespaceSelector ? say(peer.namespaceSelector, 'every namespace') : 'its own namespace';
  return `${say(peer.podSelector, 'all pods')} in ${where}`;
}

const describePort = (port: PortOf | null): string =>
  port === null
    ? 'every port'
    : `${port.protocol ?? 'TCP'} ${port.port ?? 'every port'}${port.endPort ? `–${port.endPort}` : ''}`;
