import { nameObject } from '../parts/name-object';
import { readObject, findText, type Json, type RequestFacts } from './request-facts';

/**
 * The request of an admission review: of Kubernetes (`input.request`, admission.k8s.io v1 and v1beta1) or as
 * Gatekeeper hands it to a policy (`input.review`). Null when an input has none.
 */
export function findAdmission(root: Json): Json | null {
  const found = [root.request, root.review]
    .map(readObject)
    .find(({ operation, kind }) => operation !== undefined && kind !== undefined);
  return found ?? null;
}

/** Reads who does what to which object. */
export function readAdmission(request: Json): RequestFacts {
  const metadata = {
    ...readObject(readObject(request.oldObject).metadata),
    ...readObject(readObject(request.object).metadata),
  };
  const kind = findText(readObject(request.kind).kind);
  return {
    principal: findText(readObject(request.userInfo).username),
    action: findText(request.operation),
    resource: nameObject({
      kind,
      // Kubernetes gives the name of a namespace as its namespace, too.
      namespace: kind === 'Namespace' ? undefined : findText(request.namespace, metadata.namespace),
      name: findText(request.name, metadata.name, metadata.generateName),
    }),
  };
}

/** What else a review tells, as labels. A dry run is asked, answered, and changes nothing. */
export function labelAdmission(request: Json): Json {
  const kind = readObject(request.kind);
  const user = readObject(request.userInfo);
  return {
    dry_run: request.dryRun === true ? true : undefined,
    namespace: request.namespace,
    kind: kind.kind,
    api_group: kind.group,
    api_version: kind.version,
    sub_resource: request.subResource,
    review_uid: request.uid,
    user_groups: Array.isArray(user.groups) ? user.groups.join(', ') : undefined,
  };
}
