import { describeSelector, selectsAll } from '../documents/label-selector';
import { listWords, quote } from '../quote';
import type { AuthorizationPolicy, AuthorizationRule, FieldMatch } from './read-authorization-policy';

const MAX_NAMED = 4;

/** Fields as people say them; `*` is any value that is there. */
const FIELDS: Readonly<Record<string, { is: string; any: string }>> = {
  'source.principals': { is: 'the workload identity', any: 'any workload identity' },
  'source.requestPrincipals': { is: 'the authenticated user', any: 'an authenticated user (a valid token)' },
  'source.namespaces': { is: 'the namespace', any: 'any namespace' },
  'source.serviceAccounts': { is: 'the service account', any: 'any service account' },
  'source.ipBlocks': { is: 'the address', any: 'any address' },
  'source.remoteIpBlocks': { is: 'the client address', any: 'any client address' },
  'operation.hosts': { is: 'the host', any: 'any host' },
  'operation.ports': { is: 'the port', any: 'any port' },
  'operation.methods': { is: 'the method', any: 'any method' },
  'operation.paths': { is: 'the path', any: 'any path' },
};

/** "with an authenticated user (a valid token), on the method `GET`"; an empty rule is for every request. */
export function describeRule({ sources, operations, when }: AuthorizationRule): string {
  const parts = [
    ...(sources.length > 0 ? [`with ${describeAny(sources)}`] : []),
    ...(operations.length > 0 ? [`for ${describeAny(operations)}`] : []),
    ...(when.length > 0 ? [`when ${when.map(describeMatch).join(' and ')}`] : []),
  ];
  return parts.length === 0 ? 'every request' : `requests ${parts.join(', ')}`;
}

export const describeRules = (rules: readonly AuthorizationRule[]): string =>
  rules.length === 0 ? 'no request' : listWords(rules.map(describeRule), 3);

const describeAny = (alternatives: readonly (readonly FieldMatch[])[]): string =>
  listWords(
    alternatives.map((matches) =>
      matches.length === 0 ? 'anything' : matches.map(describeMatch).join(' and '),
    ),
    MAX_NAMED,
  );

function describeMatch({ field, values, isNot }: FieldMatch): string {
  const words = FIELDS[field] ?? { is: quote(field), any: `any ${quote(field)}` };
  if (values.length === 1 && values[0] === '*')
    return isNot ? `without ${words.any.replace(/^any /, 'a ')}` : words.any;
  const named = values.map(quote);
  return `${words.is} ${isNot ? 'other than ' : ''}${named.length > 1 ? named.slice(0, MAX_NAMED).join(' or ') : named[0]}${named.length > MAX_NAMED ? ` or ${named.length - MAX_NAMED} more` : ''}`;
}

/** "workloads `app=gateway`", "all workloads of its namespace", "what its targetRefs name". */
export function describeWorkloads({ selector, targets }: AuthorizationPolicy): string {
  if (targets !== null) return 'what its targetRefs name';
  return selectsAll(selector) ? 'all workloads of its namespace' : `workloads ${describeSelector(selector)}`;
}
