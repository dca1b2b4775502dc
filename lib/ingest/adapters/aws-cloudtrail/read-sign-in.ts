import { readObject } from '../parts/read-object';
import type { CloudTrailRecord } from './read-record';

/** How a sign-in ended; `unknown` with a path where that is no word that AWS documents. */
export type SignIn = { outcome: 'success' | 'failure' } | { unknown: string };

/** The events that end a sign-in. CheckMfa, CredentialChallenge and CredentialVerification are steps of one. */
const SIGN_INS = new Set(['ConsoleLogin', 'UserAuthentication']);

/**
 * The sign-in to the console or the access portal that a record is; null for all others. The outcome stands in
 * `responseElements` or, of the portal, in `serviceEventDetails`, under the event's own name: a failed login
 * has no error code.
 */
export function readSignIn(record: CloudTrailRecord): SignIn | null {
  const { eventName } = record;
  if (record.eventSource !== 'signin.amazonaws.com' || !SIGN_INS.has(eventName)) return null;
  const at =
    record.responseElements === undefined || record.responseElements === null
      ? 'serviceEventDetails'
      : 'responseElements';
  const word = readObject(record[at])[eventName];
  if (word === 'Success') return { outcome: 'success' };
  if (word === 'Failure') return { outcome: 'failure' };
  return { unknown: `${at}.${eventName}` };
}

/** The outcome of a step of a sign-in, where it says one. */
export const readStep = (record: CloudTrailRecord): unknown =>
  record.eventSource === 'signin.amazonaws.com'
    ? readObject(record.responseElements)[record.eventName]
    : undefined;
