import type { Decision, Flow } from '@/lib/domain/event';
import type { AccessLog } from './access-log';
import { readPolicyId, readRbacDenial, readRbacMetadata, type RbacMetadata } from './read-rbac';
import { readFlags } from './response-flags';

/** What became of a request, and which policy decided it as far as the log says. */
export type Verdict = {
  outcome: Flow['outcome'];
  statusCode?: number;
  decision?: Pick<Decision, 'outcome' | 'policy' | 'rule' | 'reason'>;
};

/** A field that was not understood, by its operator. */
export type Unread = { unread: 'responseCode' | 'responseFlags' | 'rbac' };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Reads the outcome of a request. A policy's denial comes first, then failures by their flags; without either, the
 * proxy's own 401 or 403 (nobody was asked) is a denial, a 5xx an error, and anything else went through.
 */
export function readVerdict(log: AccessLog, fields: Readonly<Record<string, unknown>>): Verdict | Unread {
  const statusCode = readStatus(log.responseCode);
  if (statusCode === null) return { unread: 'responseCode' };
  const flags = readFlags(log.responseFlags ?? log.responseFlagsLong);
  if (flags === null) return { unread: 'responseFlags' };
  if (
    log.responseCode === undefined &&
    log.responseFlags === undefined &&
    log.responseFlagsLong === undefined
  )
    return { unread: 'responseCode' };
  const metadata = readRbacMetadata(fields, log.rbac, ...listNamespaces(log.dynamicMetadata));
  if (metadata === null) return { unread: 'rbac' };

  const denial = readDenial(log, flags === 'denied', metadata);
  if (denial)
    return { outcome: denial.outcome === 'deny' ? 'denied' : 'error', statusCode, decision: denial };
  const outcome = readPlainOutcome(log, statusCode, flags === 'failed');
  return { outcome, statusCode, decision: readTrial(metadata) ?? readAllowed(metadata) };
}

/** 0 when no response was begun. Null where it is no status at all. */
function readStatus(value: unknown): number | undefined | null {
  if (value === undefined) return undefined;
  const code = typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value;
  return typeof code === 'number' && Number.isInteger(code) && code >= 0 && code <= 999 ? code : null;
}

/** Dynamic metadata as a whole has a namespace for each filter. */
const listNamespaces = (metadata: unknown): unknown[] =>
  typeof metadata === 'object' && metadata !== null ? [metadata, ...Object.values(metadata)] : [];

function readDenial(
  log: AccessLog,
  isUnauthorized: boolean,
  metadata: RbacMetadata,
): NonNullable<Verdict['decision']> | null {
  const details = text(log.details);
  const rbac = readRbacDenial(details) ?? readRbacDenial(log.termination);
  if (rbac) return { outcome: 'deny', ...rbac, reason: details || text(log.termination) };
  if (metadata.enforced === 'denied')
    return {
      outcome: 'deny',
      ...readPolicyId(metadata.enforcedPolicy ?? ''),
      reason: details || 'RBAC denied it',
    };
  // The authorizer could not be asked, and its filter lets nobody through then.
  if (details === 'ext_authz_error') return { outcome: 'error', policy: 'ext_authz', reason: details };
  if (isUnauthorized || details === 'ext_authz_denied')
    return { outcome: 'deny', policy: 'ext_authz', reason: details || 'UAEX' };
  if (details.startsWith('jwt_authn_access_denied'))
    return { outcome: 'deny', policy: 'jwt_authn', reason: details };
  return null;
}

function readPlainOutcome(log: AccessLog, status: number | undefined, failed: boolean): Flow['outcome'] {
  if (failed) return 'error';
  const wasAsked = log.upstreamHost !== undefined || text(log.details).startsWith('via_upstream');
  if ((status === 401 || status === 403) && !wasAsked) return 'denied';
  return status !== undefined && status >= 500 ? 'error' : 'allowed';
}

/** Policies on trial would have denied what went through. */
const readTrial = ({ shadow, shadowPolicy = '' }: RbacMetadata): Verdict['decision'] =>
  shadow === 'denied'
    ? { outcome: 'would-deny', ...readPolicyId(shadowPolicy), reason: 'shadow denied' }
    : undefined;

/** Only where the log itself says that policies were asked. */
const readAllowed = ({ enforced, enforcedPolicy = '' }: RbacMetadata): Verdict['decision'] =>
  enforced === 'allowed'
    ? { outcome: 'allow', ...readPolicyId(enforcedPolicy), reason: 'enforced allowed' }
    : undefined;
