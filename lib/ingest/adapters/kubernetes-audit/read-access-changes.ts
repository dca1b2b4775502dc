import { readList, readObject, readObjects } from '../parts/read-object';
import type { AuditEvent } from './audit-event-schema';

/** Annotations by which a binding says why it is there and until when. */
const NOTED = ['gatehouse.io/expires-at', 'gatehouse.io/justification', 'gatehouse.io/approved-by'];
const MOST = 100;

/**
 * What a request says of who may do what: role and subjects of a binding that it makes (where the audit policy keeps
 * bodies), or who acted as somebody else, and in which groups. Undefined for all other requests.
 */
export function readAccessChanges(event: AuditEvent): Record<string, unknown> | undefined {
  const { objectRef, verb, impersonatedUser, user } = event;
  if (
    verb === 'create' &&
    objectRef?.apiGroup === 'rbac.authorization.k8s.io' &&
    objectRef.resource?.endsWith('rolebindings')
  ) {
    const { roleRef, subjects, metadata } = readObject(event.requestObject);
    if (roleRef === undefined) return undefined;
    const annotations = readObject(readObject(metadata).annotations);
    return {
      roleRef,
      subjects: readObjects(subjects).slice(0, MOST),
      annotations: Object.fromEntries(
        NOTED.filter((name) => typeof annotations[name] === 'string').map((name) => [
          name,
          annotations[name],
        ]),
      ),
    };
  }
  if (impersonatedUser?.username && user?.username)
    return {
      impersonator: user.username,
      groups: readList(readObject(impersonatedUser).groups).slice(0, MOST),
    };
  return undefined;
}
