import { randomUUID } from 'node:crypto';
import { makeBodies, type Bodies, type BodiesPlan } from './make-bodies';

const VERBS = ['get', 'list', 'create', 'update', 'patch', 'delete'];
const RESOURCES = ['secrets', 'configmaps', 'pods', 'deployments', 'networkpolicies'];

/** One request as the Kubernetes API server reports it, about 900 bytes. */
function makeRequest(index: number, at: Date): unknown {
  const verb = VERBS[index % VERBS.length]!;
  const resource = RESOURCES[index % RESOURCES.length]!;
  const namespace = `team-${index % 40}`;
  const name = `${resource}-${index % 3_000}`;
  return {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: 'Metadata',
    auditID: randomUUID(),
    stage: 'ResponseComplete',
    requestURI: `/api/v1/namespaces/${namespace}/${resource}/${name}`,
    verb,
    user: {
      username: `system:serviceaccount:${namespace}:worker-${index % 2_000}`,
      uid: randomUUID(),
      groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
    },
    sourceIPs: [`10.2.${index % 250}.${index % 241}`],
    userAgent: 'bench/v1.31.0 (linux/amd64) kubernetes/9edcffc',
    objectRef: { resource, namespace, name, apiVersion: 'v1' },
    responseStatus: { metadata: {}, code: index % 40 === 0 ? 403 : 200 },
    requestReceivedTimestamp: at.toISOString(),
    stageTimestamp: at.toISOString(),
    annotations: {
      'authorization.k8s.io/decision': index % 40 === 0 ? 'forbid' : 'allow',
      'authorization.k8s.io/reason': `RBAC: allowed by RoleBinding "worker/${namespace}" of Role "worker"`,
    },
  };
}

/** Gzipped webhook bodies of numbered requests. */
export const makeAuditBodies = (...plan: BodiesPlan): Bodies =>
  makeBodies(plan, makeRequest, (items) => ({
    kind: 'EventList',
    apiVersion: 'audit.k8s.io/v1',
    metadata: {},
    items,
  }));
