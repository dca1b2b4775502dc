import type { Event } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readObject, readObjects } from '../parts/read-object';
import { readUtcTime } from '../parts/read-time';
import { readWord, type Json } from './read-fields';

/** Categories of Entra ID's diagnostic settings that hold sign-ins. */
export const SIGN_IN_CATEGORIES: ReadonlySet<string> = new Set([
  'signinlogs',
  'noninteractiveusersigninlogs',
  'serviceprincipalsigninlogs',
  'managedidentitysigninlogs',
  'adfssigninlogs',
]);

/** BlockedByConditionalAccess; Source: "Microsoft Entra authentication and authorization error codes". */
const BLOCKED = 53_003;
const UNNAMED = 'entra-conditional-access';

/** A sign-in: `record` with names in lower case, `signIn` as Microsoft Graph's signIn has it. */
export function mapSignIn(record: Json, signIn: Json): MappedRecord {
  const code = readCode(record, signIn);
  if ('unknown' in code)
    return refuse('unmapped-result', code.unknown, `${code.unknown} says neither success nor an error code.`);
  // `time` is when Entra ID let go of the record; the sign-in began earlier.
  const occurredAt = readUtcTime(signIn.createdDateTime ?? record.time);
  if (!occurredAt) return refuse('invalid-field', 'time', 'time is missing or no time.');
  const principal = firstText(
    'principal',
    signIn.userPrincipalName,
    signIn.servicePrincipalName,
    signIn.userId,
    signIn.servicePrincipalId,
    record.identity,
  );
  const id =
    firstText('principal', signIn.id) ??
    deriveId('sign-in', occurredAt, record.correlationid, principal, signIn.appId, code.error);
  const status = readObject(signIn.status);
  const [step] = readObjects(signIn.authenticationDetails);
  const common = {
    occurredAt,
    principal,
    environment: firstText('name', record.tenantid, signIn.resourceTenantId, signIn.homeTenantId),
    labels: readLabels(record, signIn, code.error),
  };
  const auth: Event = {
    ...common,
    kind: 'auth',
    id: boundId(id),
    sentAt: signIn.createdDateTime ? readUtcTime(record.time) : undefined,
    outcome: code.outcome,
    provider: 'entra-id',
    method: firstText(
      'name',
      step?.authenticationMethod,
      signIn.authenticationProtocol === 'none' ? undefined : signIn.authenticationProtocol,
      signIn.clientAppUsed,
    ),
    reason:
      code.outcome === 'failure'
        ? firstText('text', status.failureReason, record.resultdescription)
        : undefined,
  };
  const decisions = readConditionalAccess(signIn, code).map(({ suffix, ...decision }): Event => ({
    ...common,
    kind: 'decision',
    id: boundId(`${id}:${suffix}`),
    action: 'sign-in',
    resource: firstText('text', signIn.resourceDisplayName, signIn.appDisplayName),
    reason: auth.reason,
    ...decision,
  }));
  return { events: [auth, ...decisions] };
}

type Code = { outcome: 'success' | 'failure'; error: number | undefined };

/** The outcome: `resultType` is 0, an error code or a word; where it is absent, `status.errorCode` says it. */
function readCode(record: Json, signIn: Json): Code | { unknown: string } {
  const at = record.properties === undefined ? 'status.errorCode' : 'properties.status.errorCode';
  const detail = readWord(readObject(signIn.status).errorCode);
  if (detail === null || !/^\d{0,9}$/.test(detail)) return { unknown: at };
  const error = detail === '' ? undefined : Number(detail);
  const word = readWord(record.resulttype);
  if (word === 'success') return { outcome: 'success', error: 0 };
  if (word === 'failure') return { outcome: 'failure', error };
  if (word === null || !/^\d{0,9}$/.test(word)) return { unknown: 'resultType' };
  const code = word === '' ? error : Number(word);
  if (code === undefined) return { unknown: record.properties === undefined ? at : 'resultType' };
  return { outcome: code === 0 ? 'success' : 'failure', error: code };
}

type Verdict = { suffix: string; outcome: 'deny' | 'would-deny'; policy: string; rule?: string };

/** What conditional access refused: one denial, after the first policy that failed; report-only ones would have. */
function readConditionalAccess(signIn: Json, code: Code): Verdict[] {
  const policies = readObjects(signIn.appliedConditionalAccessPolicies);
  const failed = policies.find(({ result }) => result === 'failure');
  const isDenied =
    code.outcome === 'failure' &&
    (failed !== undefined || signIn.conditionalAccessStatus === 'failure' || code.error === BLOCKED);
  const denied: Verdict[] = isDenied
    ? [
        {
          suffix: 'decision',
          outcome: 'deny',
          policy: firstText('name', failed?.displayName, failed?.id) ?? UNNAMED,
          rule: readControls(failed),
        },
      ]
    : [];
  const rehearsed = policies.flatMap((policy): Verdict[] => {
    const name = firstText('name', policy.displayName, policy.id);
    if (policy.result !== 'reportOnlyFailure' || !name) return [];
    const suffix = `would-deny:${firstText('name', policy.id) ?? name}`;
    return [{ suffix, outcome: 'would-deny', policy: name, rule: readControls(policy) }];
  });
  return [...denied, ...rehearsed.filter(isFirst)];
}

const isFirst = (one: Verdict, index: number, all: readonly Verdict[]): boolean =>
  all.findIndex(({ suffix }) => suffix === one.suffix) === index;

function readControls(policy: Json | undefined): string | undefined {
  const controls = policy?.enforcedGrantControls;
  return Array.isArray(controls)
    ? firstText('name', controls.filter((one) => typeof one === 'string').join(', '))
    : undefined;
}

function readLabels(
  record: Json,
  signIn: Json,
  error: number | undefined,
): Record<string, string> | undefined {
  const { city, state, countryOrRegion } = readObject(signIn.location);
  const place = [city, state, countryOrRegion].filter((one) => typeof one === 'string' && one !== '');
  const failed = readObjects(signIn.appliedConditionalAccessPolicies).filter(
    ({ result }) => result === 'failure',
  );
  return boundLabels({
    category: record.category,
    tenant: record.tenantid ?? signIn.homeTenantId,
    correlationId: record.correlationid ?? signIn.correlationId,
    errorCode: error,
    ip: signIn.ipAddress ?? record.calleripaddress,
    userAgent: signIn.userAgent,
    location: place.join(', '),
    app: signIn.appDisplayName,
    appId: signIn.appId,
    resource: signIn.resourceDisplayName,
    userId: signIn.userId,
    servicePrincipalId: signIn.servicePrincipalId,
    isInteractive: signIn.isInteractive,
    authenticationRequirement: signIn.authenticationRequirement,
    authenticationProtocol: signIn.authenticationProtocol,
    conditionalAccessStatus: signIn.conditionalAccessStatus,
    conditionalAccessPolicies: failed.length > 1 ? failed.map(({ displayName }) => displayName) : undefined,
    riskState: signIn.riskState,
    riskLevel: signIn.riskLevelDuringSignIn,
    deviceId: readObject(signIn.deviceDetail).deviceId,
    additionalDetails: readObject(signIn.status).additionalDetails,
  });
}
