import { asObject, findText, type Json, type RequestFacts } from './request-facts';

/**
 * Reads the inputs that applications make themselves: method, path and user of an HTTP request, subject, action
 * and resource as AuthZEN has them, Kubernetes' SubjectAccessReview, Docker's and Trino's.
 */
export function readApiInput(root: Json): RequestFacts {
  const review = asObject(root.spec);
  if (root.kind === 'SubjectAccessReview') return readAccessReview(review);
  const request = asObject(root.request);
  const http = asObject(root.http ?? request.http);
  const action = asObject(root.action);
  return {
    principal: readPrincipal(root) ?? readPrincipal(request) ?? findText(root.name),
    action: findText(
      root.method,
      root.action,
      root.Method,
      action.operation,
      action.name,
      action.id,
      root.verb,
      root.operation,
      root.http_method,
      request.method,
      http.method,
    ),
    resource:
      findText(root.path, root.PathPlain, root.resource, readThing(root.resource)) ??
      describe(root.path ?? action.resource ?? root.resource) ??
      findText(
        root.uri,
        root.url,
        root.http_path,
        root.object,
        readThing(root.object),
        request.path,
        http.path,
      ) ??
      describe(request.path ?? http.path),
    targetService: findText(
      asObject(root.destination).service,
      asObject(root.target).service,
      root.service,
      root.target,
    ),
  };
}

/** Who asks, under the names that inputs have for it. Claims are of a token that was decoded before. */
function readPrincipal(from: Json): string | undefined {
  const user = asObject(from.user);
  const subject = asObject(from.subject);
  const principal = asObject(from.principal);
  const token = asObject(from.token);
  const claims = [from.claims, from.jwt, token.payload, token].map((one) => asObject(one).sub);
  return findText(
    from.principal,
    principal.id,
    principal.name,
    from.user,
    from.User,
    user.name,
    user.username,
    user.id,
    user.sub,
    user.email,
    from.username,
    from.user_id,
    from.subject,
    subject.id,
    subject.name,
    subject.user,
    asObject(asObject(from.context).identity).user,
    asObject(from.source).principal,
    asObject(from.identity).id,
    from.caller,
    from.actor,
    asObject(from.actor).id,
    ...claims,
  );
}

/** A resource by its id, with its type before it where the two are told apart. */
function readThing(value: unknown): string | undefined {
  const { type, id, name } = asObject(value);
  return findText(id) ?? (typeof type === 'string' && findText(name) ? `${type}/${String(name)}` : undefined);
}

/** authorization.k8s.io: may this user do that to an object, or to a path that is no object? */
function readAccessReview(spec: Json): RequestFacts {
  const object = asObject(spec.resourceAttributes);
  const path = asObject(spec.nonResourceAttributes);
  return {
    principal: findText(spec.user),
    action: findText(object.verb, path.verb),
    resource:
      [object.resource, object.subresource, object.namespace, object.name]
        .filter((part) => typeof part === 'string' && part !== '')
        .join('/') || findText(path.path),
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
