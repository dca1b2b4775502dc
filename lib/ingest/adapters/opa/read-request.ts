type Json = Record<string, unknown>;

/** What an input says about the request, in the shapes of OPA's integrations. */
export type RequestFacts = {
  principal?: string;
  action?: string;
  resource?: string;
  targetService?: string;
};

const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

const firstText = (...values: unknown[]): string | undefined =>
  values.find((value): value is string => typeof value === 'string' && value !== '');

/** Reads who, what and on what from a decision's input. What is not there is left out. */
export function readRequest(input: unknown): RequestFacts {
  const root = asObject(input);
  const http = asObject(asObject(asObject(root.attributes).request).http);
  if (Object.keys(http).length > 0) return readEnvoyCheck(root, http);
  const admission = asObject(root.request);
  if (admission.operation !== undefined && admission.kind !== undefined) return readAdmission(admission);
  return readApiInput(root);
}

/** Envoy ext_authz CheckRequest (envoy.service.auth.v3). */
function readEnvoyCheck(root: Json, http: Json): RequestFacts {
  const attributes = asObject(root.attributes);
  const headers = asObject(http.headers);
  return {
    principal: firstText(
      asObject(attributes.source).principal,
      headers['client-app'],
      headers['x-forwarded-client-cert'],
    ),
    action: firstText(http.method, headers[':method']),
    resource: firstText(http.path, headers[':path']),
    targetService: firstText(
      asObject(attributes.destination).service,
      http.host,
      headers[':authority'],
    )?.replace(/:\d+$/, ''),
  };
}

/** Kubernetes AdmissionReview request (admission.k8s.io). */
function readAdmission(request: Json): RequestFacts {
  const metadata = asObject(asObject(request.object).metadata);
  const kind = firstText(asObject(request.kind).kind);
  const name = firstText(request.name, metadata.name, metadata.generateName);
  return {
    principal: firstText(asObject(request.userInfo).username),
    action: firstText(request.operation),
    resource: [kind, firstText(request.namespace), name].filter(Boolean).join('/') || undefined,
  };
}

function readApiInput(root: Json): RequestFacts {
  const action = asObject(root.action);
  const identity = asObject(asObject(root.context).identity);
  const subject = asObject(root.subject);
  return {
    principal: firstText(
      root.principal,
      asObject(root.principal).id,
      root.user,
      root.User,
      asObject(root.user).name,
      root.subject,
      subject.id,
      identity.user,
      root.name,
    ),
    action: firstText(root.method, root.action, root.Method, action.operation, action.name),
    resource:
      firstText(root.path, root.PathPlain, root.resource, asObject(root.resource).id) ??
      describe(root.path ?? action.resource ?? root.resource),
    targetService: firstText(asObject(root.destination).service, asObject(root.target).service),
  };
}

/** Paths come as lists of segments, resources as objects: both have one readable form. */
function describe(value: unknown): string | undefined {
  if (Array.isArray(value)) return `/${value.map(String).join('/')}`;
  if (typeof value !== 'object' || value === null) return undefined;
  const inner = Object.values(asObject(Object.values(value)[0]));
  const names = inner.filter((part): part is string => typeof part === 'string');
  return names.length > 0 ? names.join('.') : JSON.stringify(value).slice(0, 1_000);
}
