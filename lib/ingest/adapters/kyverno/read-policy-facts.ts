import type { ObjectReference } from '../parts/name-object';
import type { EventFacts } from '../parts/read-kubernetes-event';

/** Which rule of which policy spoke about which object, and what it said. */
export type PolicyFacts = {
  policy: string;
  policyKind?: string;
  rule?: string;
  object?: ObjectReference;
  message?: string;
  /** The exception that let the object pass, `namespace/name` where its namespace is told. */
  exception?: string;
};

/** Kinds of policies of Kubernetes itself that Kyverno evaluates or writes. */
const BUILT_IN = /^(Validating|Mutating)AdmissionPolicy$/;
const KYVERNO_GROUP = /(^|\.)kyverno\.io\//;
/** Kinds of Kyverno's, where an Event does not say their group. */
const KINDS =
  /^(Cluster)?(Cleanup)?Policy$|^(Namespaced)?(Validating|Mutating|Generating|Deleting|ImageValidating)Policy$/;

/** `Pod shop/cart-1: [rule] fail (blocked); message`, on a policy. */
const ON_POLICY =
  /^(?<kind>[A-Z]\w*) (?:(?<namespace>[^\s/]+)\/)?(?<name>[^\s:]+): (?:\[(?<rule>[^\]]*)\] )?\w+(?: \(blocked\))?(?:; (?<message>[\s\S]*))?$/;
/** `policy name/rule fail: message`, on an object; of a namespaced policy `namespace/name/rule`. */
const ON_OBJECT =
  /^policy (?<policy>\S+)\/(?<rule>[^\s/]+) (?:pass|fail|warn|warning|error|skip): ?(?<message>[\s\S]*)$/;
/** `resource Pod/shop/cart-1 was skipped from rule r due to policy exception shop/e`, on a policy. */
const SKIPPED_RULE =
  /^resource (?<object>\S+) was skipped from rule (?<rule>\S+)(?: due to policy exception (?<exception>\S+))?/;
/** `resource Pod/shop/cart-1 was skipped from policy rule name/r`, on an exception. */
const SKIPPED_POLICY =
  /^resource (?<object>\S+) was skipped from policy rule (?<policy>\S+)\/(?<rule>[^\s/]+)/;

/** Reads them from an Event, on whichever of the two it was written. Null when no policy is named. */
export function readPolicyFacts({ about, related, message }: EventFacts): PolicyFacts | null {
  const kind = about.kind ?? '';
  const isPolicy =
    BUILT_IN.test(kind) ||
    (kind.endsWith('Policy') && KYVERNO_GROUP.test(about.apiVersion ?? '')) ||
    (!about.apiVersion && KINDS.test(kind));
  if (isPolicy && about.name) {
    // A policy of a namespace is named as in policy reports.
    const policy = about.namespace && isNamespaced(kind) ? `${about.namespace}/${about.name}` : about.name;
    return { policy, policyKind: kind, ...readOnPolicy(message), ...(related?.name && { object: related }) };
  }
  const skipped = SKIPPED_POLICY.exec(message)?.groups;
  if (skipped) {
    const exception = kind === 'PolicyException' && about.name ? nameException(about) : undefined;
    return { policy: skipped.policy!, rule: skipped.rule, object: splitObject(skipped.object!), exception };
  }
  const told = ON_OBJECT.exec(message)?.groups;
  return told ? { policy: told.policy!, rule: told.rule, message: told.message, object: about } : null;
}

const nameException = ({ namespace, name }: ObjectReference): string =>
  namespace ? `${namespace}/${name}` : name!;

const isNamespaced = (kind: string): boolean =>
  kind === 'Policy' || kind === 'CleanupPolicy' || kind.startsWith('Namespaced');

function readOnPolicy(message: string): Omit<PolicyFacts, 'policy'> {
  const skipped = SKIPPED_RULE.exec(message)?.groups;
  if (skipped)
    return { rule: skipped.rule, object: splitObject(skipped.object!), exception: skipped.exception };
  const told = ON_POLICY.exec(message)?.groups;
  if (!told) return {};
  const { kind, namespace, name, rule } = told;
  return { rule, message: told.message, object: { kind, namespace, name } };
}

/** `Pod/shop/cart-1` or `Node/n-1`. */
function splitObject(text: string): ObjectReference {
  const parts = text.split('/');
  return parts.length > 2
    ? { kind: parts[0], namespace: parts[1], name: parts.slice(2).join('/') }
    : { kind: parts[0], name: parts[1] };
}
