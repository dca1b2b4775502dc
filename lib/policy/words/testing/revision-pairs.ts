import type { PolicyTexts } from '../../pick-texts';

/** Two revisions with one kind of change between them, as it happened to policies in use elsewhere. */
export type RevisionPair = { before: PolicyTexts; after: PolicyTexts };

/** Cedar: hours that were read in the clock of the server are read in that of the viewer. */
export const LOCAL_TIME: RevisionPair = {
  before: {
    'viewing.cedar': `// No late films for children.
@id("no-late-films")
forbid (principal is Viewer, action == Action::"play", resource)
when { principal.isChild }
unless {
  duration("7h") <= context.clock.at.toTime() && context.clock.at.toTime() <= duration("20h")
};
`,
  },
  after: {
    'viewing.cedar': `// No late films for children, by the clock on their wall.
@id("no-late-films")
forbid (principal is Viewer, action == Action::"play", resource)
when { principal.isChild }
unless {
  duration("7h") <= context.clock.at.offset(context.clock.zone).toTime() &&
  context.clock.at.offset(context.clock.zone).toTime() <= duration("20h")
};
`,
  },
};

const calls = (sign: string): string => `@id("calls-elsewhere")
forbid (principal, action, resource)
when {
  (resource == Service::"vault" && !(
    (action == Action::"GET" && context.path ${sign} "/v1/cards/*") ||
    (action == Action::"POST" && context.path == "/v1/tokens")
  )) ||
  (resource == Service::"ledger" && !(
    action == Action::"PUT" && context.path ${sign} "/v1/entries/*"
  ))
};
`;

/** Cedar: exceptions that were patterns are compared as texts, so that the forbid applies to nearly everything. */
export const PATTERNS_AS_TEXTS: RevisionPair = {
  before: { 'calls.cedar': calls('like') },
  after: { 'calls.cedar': calls('==') },
};

const template = (version: string, description: string, ...switches: string[]): string => {
  const [first = '', second = ''] = switches.map((line) => `\n          ${line}`);
  return `apiVersion: templates.gatekeeper.sh/v1
kind: ConstraintTemplate
metadata:
  name: cpuceiling
  annotations:
    metadata.gatekeeper.sh/version: ${version}
spec:
  crd:
    spec:
      names:
        kind: CpuCeiling
      validation:
        openAPIV3Schema:
          type: object
          properties:
            cpu:
              description: ${description}
              type: string
  targets:
    - target: admission.k8s.gatekeeper.sh
      rego: |
        package cpuceiling

        violation[{"msg": msg}] {
          over_limit[{"msg": msg, "field": "containers"}]
        }

        violation[{"msg": msg}] {
          over_limit[{"msg": msg, "field": "initContainers"}]
        }

        over_limit[{"msg": msg, "field": field}] {${first}
          one := input.review.object.spec[field][_]
          not one.resources.limits.cpu
          msg := sprintf("%v has no limit of cpu", [one.name])
        }

        over_limit[{"msg": msg, "field": field}] {
          one := input.review.object.spec[field][_]
          most := input.parameters.cpu${second}
          to_number(one.resources.limits.cpu) > to_number(most)
          msg := sprintf("%v wants more cpu than %v", [one.name, most])
        }
`;
};

/** Gatekeeper: the check of cpu limits may be switched off with -1. */
export const SWITCH_OFF: RevisionPair = {
  before: { 'template.yaml': template('1.0.0', 'The most cpu that a container may ask for.') },
  after: {
    'template.yaml': template(
      '1.1.0',
      'The most cpu that a container may ask for; -1 switches it off.',
      'input.parameters.cpu != "-1"',
      'most != "-1"',
    ),
  },
};

const authorization = (comment: string, name: string, action: string): string => `# ${comment}
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: ${name}
spec:
${action}
  selector:
    matchLabels:
      app: inner-gateway
  rules:
  - {}
`;

const OPEN_GATEWAY = {
  'gateway.yaml': authorization('Everybody may come in', 'inner-gateway', '  action: ALLOW'),
};
const ASKING_GATEWAY = {
  'gateway.yaml': authorization(
    'The proxy asks who comes in',
    'inner-gateway-sign-in',
    '  action: CUSTOM\n  provider:\n    name: sign-in-proxy',
  ),
};

/** Istio: a gateway that was open asks for authentication. */
export const ASK_AT_GATEWAY: RevisionPair = { before: OPEN_GATEWAY, after: ASKING_GATEWAY };
/** Istio: the change before is taken back. */
export const TAKE_BACK: RevisionPair = { before: ASKING_GATEWAY, after: OPEN_GATEWAY };

/** Istio: what everybody could call needs a valid token. */
export const REQUIRE_TOKEN: RevisionPair = {
  before: {
    'gateway.yaml': authorization('Everybody may come in', 'inner-gateway', '  action: ALLOW'),
  },
  after: {
    'gateway.yaml': authorization('Only with a token', 'inner-gateway', '  action: ALLOW').replace(
      '  - {}\n',
      `  - from:
    - source:
        requestPrincipals: ["*"]
`,
    ),
  },
};

const tags = (action: string, validate: string): string => `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: pinned-images
spec:
  validationFailureAction: ${action}
  background: true
  rules:
  - name: no-latest
    match:
      any:
      - resources:
          kinds:
          - Pod
    validate:
      message: "Pin the version of the image."
${validate}`;

const CONTAINERS_ONLY = `      pattern:
        spec:
          containers:
          - image: "!*:latest"
`;
const EVERY_CONTAINER = `      foreach:
      - list: request.object.spec.containers
        pattern:
          image: "!*:latest"
      - list: request.object.spec.initContainers
        pattern:
          image: "!*:latest"
      - list: request.object.spec.ephemeralContainers
        pattern:
          image: "!*:latest"
`;

/** Kyverno: init and ephemeral containers are checked too. */
export const EVERY_KIND_OF_CONTAINER: RevisionPair = {
  before: { 'pinned-images.yaml': tags('Audit', CONTAINERS_ONLY) },
  after: { 'pinned-images.yaml': tags('Audit', EVERY_CONTAINER) },
};

/** Kyverno: the failure action changes its capitals. */
export const CAPITALS: RevisionPair = {
  before: { 'pinned-images.yaml': tags('audit', EVERY_CONTAINER) },
  after: { 'pinned-images.yaml': tags('Audit', EVERY_CONTAINER) },
};

/** The same texts, written out differently: comments, blanks, line breaks, the order of keys. */
export const REFORMATTED: RevisionPair = {
  before: {
    'viewing.cedar': LOCAL_TIME.before['viewing.cedar']!,
    'gateway.yaml': REQUIRE_TOKEN.after['gateway.yaml']!,
    'authz.rego': 'package authz\n\ndefault allow := false\n\nallow if {\n  input.user == "ada"\n}\n',
  },
  after: {
    'viewing.cedar': `// Children go to bed early.
@id("no-late-films")
forbid (
  principal is Viewer,
  action == Action::"play",
  resource
)
when { principal.isChild }
unless
{
  (duration("7h") <= context.clock.at.toTime()) &&
  (context.clock.at.toTime() <= duration("20h"))
};
`,
    'gateway.yaml': `apiVersion: "security.istio.io/v1"
kind: AuthorizationPolicy
metadata: { name: inner-gateway }
spec:
  action: ALLOW
  rules:
    - from: [{ source: { requestPrincipals: ['*'] } }]
  selector: { matchLabels: { app: inner-gateway } }
`,
    'authz.rego':
      'package authz\n\n# Nobody, unless said otherwise.\ndefault allow := false\n\nallow if {\n\tinput.user == "ada" # the owner\n}\n',
  },
};
