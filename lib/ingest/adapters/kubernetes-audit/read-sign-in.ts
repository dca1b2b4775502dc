import { readObject } from '../parts/read-object';
import type { AuditEvent } from './audit-event-schema';

/** A sign-in that a request is about: whose, and how it ended. */
export type SignIn = {
  outcome: 'success' | 'failure';
  provider: string;
  method?: string;
  principal?: string;
  reason?: unknown;
};

/**
 * The sign-in that a request means: it was answered 401, it asked whether a token is somebody's (TokenReview,
 * whose answer is there at level RequestResponse), or it was a login of OpenShift's OAuth server. Null for all
 * others; `unknown` with a path where the answer is a word that nobody documents.
 */
export function readSignIn(event: AuditEvent): SignIn | { unknown: string } | null {
  const annotations = event.annotations ?? {};
  const openshift = annotations['authentication.openshift.io/decision'];
  if (openshift !== undefined) {
    if (openshift !== 'allow' && openshift !== 'deny' && openshift !== 'error')
      return { unknown: 'annotations.authentication.openshift.io/decision' };
    const principal = annotations['authentication.openshift.io/username'];
    return {
      outcome: openshift === 'allow' ? 'success' : 'failure',
      provider: 'openshift-oauth',
      principal: typeof principal === 'string' ? principal : undefined,
    };
  }
  if (event.responseStatus?.code === 401)
    return {
      outcome: 'failure',
      provider: 'kubernetes',
      principal: event.user?.username ?? undefined,
      reason: event.responseStatus.message,
    };
  if (event.objectRef?.resource !== 'tokenreviews') return null;
  const status = readObject(readObject(event.responseObject).status);
  if (Object.keys(status).length === 0) return null;
  // `authenticated` is left out of the JSON when it is false.
  const { authenticated = false, user, error } = status;
  if (typeof authenticated !== 'boolean') return { unknown: 'responseObject.status.authenticated' };
  const { username } = readObject(user);
  return {
    outcome: authenticated ? 'success' : 'failure',
    provider: 'kubernetes',
    method: 'token-review',
    principal: typeof username === 'string' ? username : undefined,
    reason: error,
  };
}
