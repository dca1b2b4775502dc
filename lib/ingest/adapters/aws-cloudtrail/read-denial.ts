import { firstText } from '../parts/first-text';
import type { CloudTrailRecord } from './read-record';

/** Who refused a call: the kind of policy or the policy itself, how, and what for. */
export type Denial = { policy: string; rule?: string; action?: string; resource?: string };

/** The words with which services say that access was denied: AccessDenied, Client.UnauthorizedOperation, … */
const DENIED = /AccessDenied|Unauthorized|NotAuthorized|AuthorizationError|Forbidden|AllAccessDisabled/;
/** Cognito says NotAuthorized of a wrong password. */
const SIGN_IN_SERVICE = 'cognito-idp.amazonaws.com';

/** Sources: IAM User Guide, "Troubleshoot access denied error messages". */
const NOT_ALLOWED = /because no ([A-Za-z][A-Za-z -]{0,60}?(?:policy|boundary)) allows/;
const EXPLICIT =
  /with an explicit deny(?: in an? ([A-Za-z][A-Za-z -]{0,60}?(?:policy|boundary)))?(?:[: ]+(arn:[^\s"]{1,400}))?/;
const ACTION = /not authorized to perform:? ([A-Za-z0-9-]{1,64}:[A-Za-z0-9*]{1,128})/;
const RESOURCE = /on resource:? "?([^\s"]{1,2000})/;
/** Beyond this lie encoded messages, which only AWS can read. */
const SEARCHED = 4_000;

const nameOf = (kind: string): string => `aws-iam/${kind.toLowerCase().replaceAll(' ', '-')}`;

/**
 * The denial that a call ended with; null when access was not what it failed for. The policy is the one that
 * the message names, else the kind of policy (`aws-iam/service-control-policy`), else `aws-iam`.
 */
export function readDenial(record: CloudTrailRecord): Denial | null {
  const { errorCode, errorMessage } = record;
  if (!errorCode || !DENIED.test(errorCode)) return null;
  if (record.eventSource === SIGN_IN_SERVICE && errorCode.startsWith('NotAuthorized')) return null;
  const message = errorMessage?.slice(0, SEARCHED) ?? '';
  const action = ACTION.exec(message)?.[1];
  const resource = RESOURCE.exec(message)?.[1]?.replace(/[.,]$/, '');
  const explicit = EXPLICIT.exec(message);
  if (explicit) {
    const [, kind, arn] = explicit;
    const policy = firstText('name', arn) ?? (kind ? nameOf(kind) : 'aws-iam');
    return { policy, rule: 'explicit deny', action, resource };
  }
  const missing = NOT_ALLOWED.exec(message)?.[1];
  if (missing) return { policy: nameOf(missing), rule: 'nothing allows it', action, resource };
  const policy = errorCode.startsWith('Vpce') ? 'aws-iam/vpc-endpoint-policy' : 'aws-iam';
  return { policy, action, resource };
}
