import { matchesGlob } from '../matches-glob';
import { parseSpiffeId, type SpiffeId } from './spiffe-id';
import type { TrustMatch, TrustRule } from './trust-rule';

/** What of an event rules may match on. */
export type TrustFacts = {
  labels: Readonly<Record<string, string>> | null | undefined;
  service: string | null;
  environment: string | null;
  /** Who acted, or who proved its identity; looked at where it is a SPIFFE ID. */
  identities: readonly (string | null | undefined)[];
};

/** The zone that a rule gave, and the rule's place in the set (from 0). */
export type TrustPlacement = { zone: string; rule: number };

export type TrustPlacer = {
  /** The zone of the first rule that matches an event; null when none does. */
  ofEvent: (facts: TrustFacts) => TrustPlacement | null;
  /** The same for a party of which only the service's name is known. */
  ofService: (service: string) => TrustPlacement | null;
};

/** The names under which sources label a Kubernetes namespace, in the order in which they are tried. */
export const NAMESPACE_LABELS = [
  'namespace',
  'k8s.namespace.name',
  'kubernetes.namespace_name',
  'k8s_namespace_name',
  'k8s.namespace',
] as const;

type Reading = TrustFacts & { spiffe: SpiffeId | null };
type Test = (reading: Reading) => boolean;

/** Rules that place nothing. */
export const NO_TRUST_RULES: TrustPlacer = { ofEvent: () => null, ofService: () => null };

/** Makes rules ready to be tried on many events: pure, and cheap for each. */
export function compileTrustRules(rules: readonly TrustRule[]): TrustPlacer {
  if (rules.length === 0) return NO_TRUST_RULES;
  const compiled = rules.map(({ match, zone }, rule) => ({
    test: compile(match),
    placement: { zone, rule },
  }));
  const services = rules.flatMap(({ match, zone }, rule) =>
    match.on === 'service' ? [{ matches: compileGlob(match.value), placement: { zone, rule } }] : [],
  );
  const needsSpiffe = rules.some(({ match }) => /^(namespace|trust-domain|spiffe-path)$/.test(match.on));
  return {
    ofEvent: (facts) => {
      const reading = { ...facts, spiffe: needsSpiffe ? findSpiffeId(facts.identities) : null };
      return compiled.find(({ test }) => test(reading))?.placement ?? null;
    },
    ofService: (service) => services.find(({ matches }) => matches(service))?.placement ?? null,
  };
}

function compile(match: TrustMatch): Test {
  const matches = compileGlob(match.value);
  const test =
    (read: (reading: Reading) => string | null | undefined): Test =>
    (reading) => {
      const value = read(reading);
      return typeof value === 'string' && value !== '' && matches(value);
    };
  switch (match.on) {
    case 'label':
      return test(({ labels }) => (labels && Object.hasOwn(labels, match.name) ? labels[match.name] : null));
    case 'namespace':
      return test(readNamespace);
    case 'environment':
      return test(({ environment }) => environment);
    case 'trust-domain':
      return test(({ spiffe }) => spiffe?.trustDomain);
    case 'spiffe-path':
      return test(({ spiffe }) => spiffe?.path);
    case 'service':
      return test(({ service }) => service);
  }
}

/** A glob without a star is a comparison. */
const compileGlob = (glob: string): ((text: string) => boolean) =>
  glob.includes('*') ? (text) => matchesGlob(glob, text) : (text) => text === glob;

/** The labelled namespace, else the one in an identity of the form that Istio and SPIRE give: /ns/…/sa/…. */
function readNamespace({ labels, spiffe }: Reading): string | null {
  if (labels)
    for (const name of NAMESPACE_LABELS) if (Object.hasOwn(labels, name)) return labels[name] ?? null;
  return spiffe ? (/^\/ns\/([^/]+)\//.exec(spiffe.path)?.[1] ?? null) : null;
}

function findSpiffeId(identities: TrustFacts['identities']): SpiffeId | null {
  for (const identity of identities) {
    const parsed = identity ? parseSpiffeId(identity) : null;
    if (parsed) return parsed;
  }
  return null;
}
