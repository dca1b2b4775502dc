import type { AuditEvent } from './audit-event-schema';

/** Who refused a request: an authorizer or admission, by the name of the policy. */
export type Denial = { outcome: 'deny' | 'would-deny'; policy: string; rule?: string; reason?: string };

/** What admission says of itself in the message, most telling first. Sources: the projects' own code. */
const ADMISSION: readonly [
  pattern: RegExp,
  policy: (name: string, rule?: string) => Omit<Denial, 'outcome'>,
][] = [
  // validating admission policy: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/validating
  [
    /ValidatingAdmissionPolicy '([^']+)' with binding '([^']+)' denied request/,
    (policy, rule) => ({ policy, rule }),
  ],
  // Kyverno lists policies, and below each its rules
  [
    /admission webhook "[^"]*kyverno[^"]*" denied the request:[^]*?\n[ \t]*\n([\w.-]{1,253}):[ \t]*\n[ \t]+([\w.-]{1,253}):/,
    (policy, rule) => ({ policy, rule }),
  ],
  // Gatekeeper begins each line with its constraint in brackets
  [
    /admission webhook "([^"]*gatekeeper[^"]*)" denied the request: \[([^\]]+)\]/,
    (rule, policy) => ({ policy: policy!, rule }),
  ],
  [/admission webhook "([^"]+)" denied the request/, (policy) => ({ policy })],
  [/violates PodSecurity "([^"]+)"/, (level) => ({ policy: `PodSecurity ${level}` })],
  [
    /unable to validate against any (security context constraint)/,
    () => ({ policy: 'SecurityContextConstraints' }),
  ],
  [/exceeded quota: ([^,]+),/, (name) => ({ policy: `ResourceQuota ${name}` })],
];

/** What RBAC and the other authorizers answer: `pods is forbidden: User "bob" cannot list resource "pods"`. */
const UNAUTHORIZED = /(?:^|: )User "[^"]*" cannot /;

/** Names stand at the beginning of a message; what lies beyond this is not worth searching. */
const SEARCHED = 10_000;

const readAdmission = (message: string): Omit<Denial, 'outcome'> | null => {
  for (const [pattern, read] of ADMISSION) {
    const found = pattern.exec(message.slice(0, SEARCHED));
    if (found) return read(found[1]!, found[2]);
  }
  return null;
};

/**
 * The denial that a request ended with; null when nobody refused it. The authorizer's decision is in an
 * annotation where the audit policy keeps them, else in the message. A 403 to a request that was authorized
 * comes from admission, and so do other codes where a webhook or policy says that it denied.
 */
export function readDenial(event: AuditEvent): Denial | null {
  const { code, message } = event.responseStatus ?? {};
  const annotations = event.annotations ?? {};
  const decision = annotations['authorization.k8s.io/decision'];
  const because = textOf(annotations['authorization.k8s.io/reason']) ?? message ?? undefined;
  if (decision === 'forbid')
    return { outcome: 'deny', policy: 'kubernetes-rbac', reason: message || because };
  const isError = (code ?? 0) >= 400;
  const admission = isError && message ? readAdmission(message) : null;
  if (admission) return { outcome: 'deny', ...admission, reason: message ?? undefined };
  if (code === 403) {
    const isAuthorizer = decision !== 'allow' && UNAUTHORIZED.test((message ?? '').slice(0, SEARCHED));
    const unnamed = decision === 'allow' ? 'kubernetes-admission' : 'kubernetes';
    return {
      outcome: 'deny',
      policy: isAuthorizer ? 'kubernetes-rbac' : unnamed,
      reason: message ?? undefined,
    };
  }
  return isError ? null : readAuditOnly(annotations);
}

/** What would have been denied, had the policy been enforced: audit modes leave it in annotations. */
function readAuditOnly(annotations: Readonly<Record<string, unknown>>): Denial | null {
  const failure = readFailure(textOf(annotations['validation.policy.admission.k8s.io/validation_failure']));
  if (failure) return failure;
  const violations = textOf(annotations['pod-security.kubernetes.io/audit-violations']);
  const level = violations && /PodSecurity "([^"]+)"/.exec(violations)?.[1];
  return level ? { outcome: 'would-deny', policy: `PodSecurity ${level}`, reason: violations } : null;
}

/** The annotation is JSON in a text: a list of failures with policy, binding and message. */
function readFailure(text: string | undefined): Denial | null {
  if (!text) return null;
  try {
    const [first] = JSON.parse(text) as { policy?: unknown; binding?: unknown; message?: unknown }[];
    const policy = textOf(first?.policy);
    if (!policy) return null;
    return { outcome: 'would-deny', policy, rule: textOf(first?.binding), reason: textOf(first?.message) };
  } catch {
    return null;
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;
