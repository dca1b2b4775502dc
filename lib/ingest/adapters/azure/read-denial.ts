import { firstText } from '../parts/first-text';
import { readObject, readObjects } from '../parts/read-object';
import { readNested, readValue, readWord, type Json } from './read-fields';

/** Who refused an operation: a policy by its name, or the mechanism of Azure. */
export type Denial = { policy: string; rule?: string; reason?: string; isPolicy: boolean };

/** Azure Resource Manager's error codes for access denied, and what they come from. */
const MECHANISMS: Readonly<Record<string, string>> = {
  AuthorizationFailed: 'azure-rbac',
  LinkedAuthorizationFailed: 'azure-rbac',
  DenyAssignmentAuthorizationFailed: 'azure-deny-assignment',
  ScopeLocked: 'azure-resource-lock',
};
const BY_POLICY = 'RequestDisallowedByPolicy';
/** `Policy identifiers: '[{"policyAssignment":{"name":"…"},"policyDefinition":{"name":"…"}}]'` */
const IDENTIFIERS = /Policy identifiers: '(\[.{1,8000}?\])'/s;

type Named = { policy: string; rule?: string };

/**
 * The denial that an operation ended with; null when access was not what it failed for. `fields` has names in
 * lower case. The error is JSON in `properties.statusMessage`; an export may have kept only the 403.
 */
export function readDenial(fields: Json, operation: string, hasFailed: boolean): Denial | null {
  const properties = readObject(fields.properties);
  const effect = /\/policies\/deny\/action$/i.test(operation);
  if (effect) return { ...(readPolicies(properties) ?? { policy: 'azure-policy' }), isPolicy: true };
  if (!hasFailed) return null;
  const message = readNested(properties.statusMessage);
  const error = readObject(message.error ?? message);
  const code = firstText('name', error.code, properties.errorCode);
  const reason = firstText('text', error.message, properties.message, fields.resultdescription);
  if (code === BY_POLICY) {
    const named = readViolation(error) ?? readIdentifiers(error.message) ?? readPolicies(properties);
    return { ...(named ?? { policy: 'azure-policy' }), reason, isPolicy: true };
  }
  if (code && Object.hasOwn(MECHANISMS, code))
    return { policy: MECHANISMS[code]!, rule: code, reason, isPolicy: false };
  return isForbidden(fields, properties)
    ? { policy: 'azure-resource-manager', rule: code, reason, isPolicy: false }
    : null;
}

const isForbidden = (fields: Json, properties: Json): boolean =>
  [
    fields.resultsignature,
    readValue(fields.substatus),
    properties.statusCode,
    readObject(fields.httprequest).statusCode,
  ].some((word) => /(^|\.)(403|forbidden)\b/.test(readWord(word) ?? ''));

/** `additionalInfo` of the error: the violated policy with its names for people. */
function readViolation(error: Json): Named | null {
  const found = readObjects(error.additionalInfo).find(({ type }) => type === 'PolicyViolation');
  return nameOf(readObject(found?.info));
}

/** The definitions that a Policy event is about: JSON in a text. */
function readPolicies(properties: Json): Named | null {
  const { policies } = properties;
  if (typeof policies !== 'string') return null;
  try {
    const [first] = readObjects(JSON.parse(policies));
    return first ? nameOf(first) : null;
  } catch {
    return null;
  }
}

function readIdentifiers(message: unknown): Named | null {
  const found = typeof message === 'string' ? IDENTIFIERS.exec(message.slice(0, 10_000))?.[1] : undefined;
  if (!found) return null;
  try {
    const [first] = readObjects(JSON.parse(found));
    const policy = firstText('name', readObject(first?.policyDefinition).name);
    return policy ? { policy, rule: firstText('name', readObject(first?.policyAssignment).name) } : null;
  } catch {
    return null;
  }
}

function nameOf(info: Json): Named | null {
  const policy = firstText(
    'name',
    info.policyDefinitionDisplayName,
    info.policyDefinitionName,
    info.policyDefinitionId,
  );
  return policy !== undefined
    ? { policy, rule: firstText('name', info.policyAssignmentDisplayName, info.policyAssignmentName) }
    : null;
}
