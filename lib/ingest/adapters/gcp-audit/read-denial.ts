import { firstText } from '../parts/first-text';
import { readObject, readObjects } from '../parts/read-object';
import type { AuditLog } from './audit-log-schema';
import { readMetadata } from './unwrap-entry';

/** Who refused a call: perimeter, constraint or IAM; and what for. */
export type Denial = {
  outcome: 'deny' | 'would-deny';
  policy: string;
  rule?: string;
  action?: string;
  resource?: string;
  reason?: string;
};

/** google.rpc.Code */
const PERMISSION_DENIED = 7;

/**
 * The denial that an entry tells of; null when access was granted. Perimeters of VPC Service Controls and
 * constraints of organization policies are named by the entry; what IAM refused has only its permission.
 */
export function readDenial(log: AuditLog): Denial | null {
  const wanted = readWanted(log);
  const message = firstText('text', log.status?.message);
  const perimeter = readPerimeter(log);
  if (perimeter && (log.status?.code || perimeter.outcome === 'would-deny'))
    return { ...wanted, reason: message, ...perimeter };
  const constraint = readConstraint(log);
  if (constraint) return { ...wanted, reason: message, ...constraint };
  if (log.status?.code !== PERMISSION_DENIED && !isUngranted(log)) return null;
  const policy = log.serviceName === 'k8s.io' ? 'kubernetes-rbac' : 'gcp-iam';
  return { outcome: 'deny', policy, rule: wanted.action, ...wanted, reason: message };
}

const isGranted = (granted: unknown): boolean => granted === true || granted === 'true';
const isRefused = (granted: unknown): boolean => granted === false || granted === 'false';

/**
 * Whether the permissions that were checked were not granted. False is left out of the JSON, so that one
 * without a word was refused, unless others of the same call were granted and it went on.
 */
function isUngranted({ authorizationInfo, status }: AuditLog): boolean {
  const checks = authorizationInfo ?? [];
  if (checks.some(({ granted }) => isRefused(granted))) return true;
  return checks.length > 0 && !status?.code && !checks.some(({ granted }) => isGranted(granted));
}

/** The permission and resource that were refused, else those of the call. */
function readWanted(log: AuditLog): Pick<Denial, 'action' | 'resource'> {
  const refused = log.authorizationInfo?.find(({ granted }) => !isGranted(granted));
  return {
    action: firstText('name', refused?.permission, log.methodName),
    resource: firstText('text', refused?.resource, log.resourceName),
  };
}

/** VpcServiceControlAuditMetadata: the perimeter, and whether it only rehearses. */
function readPerimeter(log: AuditLog): Pick<Denial, 'outcome' | 'policy' | 'rule'> | null {
  const metadata = readMetadata(log);
  const { '@type': type } = metadata;
  const isViolation =
    (typeof type === 'string' && type.endsWith('VpcServiceControlAuditMetadata')) ||
    readObjects(log.status?.details).some(({ violations }) =>
      readObjects(violations).some((violation) => violation.type === 'VPC_SERVICE_CONTROLS'),
    );
  if (!isViolation) return null;
  const [crossed] = [...readObjects(metadata.ingressViolations), ...readObjects(metadata.egressViolations)];
  return {
    outcome: metadata.dryRun === true ? 'would-deny' : 'deny',
    policy:
      firstText(
        'name',
        readObject(metadata.securityPolicyInfo).servicePerimeterName,
        crossed?.servicePerimeter,
      ) ?? 'vpc-service-controls',
    rule: firstText('name', metadata.violationReason),
  };
}

/** OrgPolicyViolationInfo: the first constraint that was violated. */
function readConstraint(log: AuditLog): Pick<Denial, 'outcome' | 'policy'> | null {
  const { orgPolicyViolationInfo } = readObject(log.policyViolationInfo);
  const [violation] = readObjects(readObject(orgPolicyViolationInfo).violationInfo);
  const policy = firstText('name', violation?.constraint);
  if (!policy) return null;
  const reason = firstText('text', violation?.errorMessage);
  return { outcome: 'deny', policy, ...(reason && { reason }) };
}
