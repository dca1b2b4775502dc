import { isObject } from '../parts/read-object';
import type { AuditEvent } from './audit-event-schema';

const VERSIONS: readonly unknown[] = [undefined, 'audit.k8s.io/v1', 'audit.k8s.io/v1beta1'];
const STAGES: readonly unknown[] = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'];
const STATUSES: readonly unknown[] = [undefined, null, 'Success', 'Failure', ''];
const DECISIONS: readonly unknown[] = [undefined, 'allow', 'forbid'];

const isText = (value: unknown): boolean =>
  typeof value === 'string' || value === undefined || value === null;
const isTexts = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.every((text) => typeof text === 'string'));
const isName = (value: unknown): boolean => typeof value === 'string' && value !== '';

/**
 * Whether a record is plainly what `auditEventSchema` asks for. True means the schema would agree, at a fraction of its
 * cost (it copies what it checks). False means: ask the schema, which says why.
 */
export function isPlainAuditEvent(value: unknown): value is AuditEvent {
  if (!isObject(value)) return false;
  const { kind } = value;
  return (
    (kind === 'Event' || kind === undefined) &&
    VERSIONS.includes(value.apiVersion) &&
    STAGES.includes(value.stage) &&
    isName(value.auditID) &&
    isName(value.verb) &&
    isText(value.level) &&
    isText(value.requestURI) &&
    isText(value.userAgent) &&
    isText(value.requestReceivedTimestamp) &&
    isText(value.stageTimestamp) &&
    isText(value.timestamp) &&
    isTexts(value.sourceIPs) &&
    isPlainUser(value.user) &&
    isPlainUser(value.impersonatedUser) &&
    isPlainObjectRef(value.objectRef) &&
    isPlainResponse(value.responseStatus) &&
    isPlainAnnotations(value.annotations)
  );
}

const isPlainUser = (user: unknown): boolean =>
  user === undefined || (isObject(user) && isText(user.username) && isText(user.uid) && isTexts(user.groups));

const isPlainObjectRef = (ref: unknown): boolean =>
  ref === undefined ||
  (isObject(ref) &&
    isText(ref.resource) &&
    isText(ref.namespace) &&
    isText(ref.name) &&
    isText(ref.apiGroup) &&
    isText(ref.apiVersion) &&
    isText(ref.subresource));

const isPlainResponse = (response: unknown): boolean =>
  response === undefined ||
  (isObject(response) &&
    isPlainCode(response.code) &&
    STATUSES.includes(response.status) &&
    isText(response.reason) &&
    isText(response.message));

const isPlainCode = (code: unknown): boolean =>
  code === undefined || (typeof code === 'number' && Number.isInteger(code) && code >= 0 && code <= 999);

const isPlainAnnotations = (annotations: unknown): boolean =>
  annotations === undefined ||
  (isObject(annotations) && DECISIONS.includes(annotations['authorization.k8s.io/decision']));
