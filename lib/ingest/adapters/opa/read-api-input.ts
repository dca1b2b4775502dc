import { readObject, findText, type Json, type RequestFacts } from './request-facts';

/**
 * Reads the inputs that applications make themselves: method, path and user of an HTTP request, subject, action
 * and resource as AuthZEN has them, Kubernetes' SubjectAccessReview, Docker's and Trino's.
 */
export function readApiInput(root: Json): RequestFacts {
  const review = readObject(root.spec);
  if (root.kind === 'SubjectAccessReview') return readAccessReview(review);
  const request = readObject(root.request);
  const http = readObject(root.http ?? request.http);
  const action = readObject(root.action);
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
      readObject(root.destination).service,
      readObject(root.target).service,
      root.service,
      root.target,
    ),
  };
}

/** Who asks, under the names that inputs have for it. Claims are of a token that was decoded before. */
function readPrincipal(from: Json): string | undefined {
  const user = readObject(from.user);
  const subject = readObject(from.subject);
  const principal = readObject(from.principal);
  const token = readObject(from.token);
  const claims = [from.claims, from.jwt, token.payload, token].map((one) => readObject(one).sub);
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
    readObject(readObject(from.context).identity).user,
    readObject(from.source).principal,
    readObject(from.identity).id,
    from.caller,
    from.actor,
    readObject(from.actor).id,
    ...claims,
  );
}

/** A resource by its id, with its type before it where the two are told apart. */
function readThing(value: unknown): string | undefined {
  const { type, id, name } = readObject(value);
  return findText(id) ?? (typeof type === 'string' && findText(name) ? `${type}/${String(name)}` : undefined);
}

/** authorization.k8s.io: may this user do that to an object, or to a path that is no object? */
function readAccessReview(spec: Json): RequestFacts {
  const object = readObject(spec.resourceAttributes);
  const path = readObject(spec.nonResourceAttributes);
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
  const inner = Object.values(readObject(Object.values(value)[0]));
  const names = inner.filter((part): part is string => typeof part === 'string');
  return names.length > 0 ? names.join('.') : JSON.stringify(value).slice(0, 1_000);
}
