import { formatMicros, parseMicros } from '@/lib/domain/timestamp';
import { GCP, ONPREM } from '../estate/environments';
import { namespaceOf } from '../estate/namespace-of';
import { defineFormat } from './format';
import { isBindingAction, writeBinding } from './kubernetes-binding';

/**
 * Deployments are scaled, and roles bound, through the clusters of two environments, whose API servers send their audit
 * log by webhook; the collector adds `cluster`. Source: kubernetes.io, "kube-apiserver Audit Configuration (v1)".
 */
export const kubernetesAudit = defineFormat({
  path: '/api/ingest/kubernetes-audit',
  kind: 'audit',
  speaks: ({ action, environment }) =>
    (action === 'service.scale' || isBindingAction(action)) &&
    (environment === GCP || environment === ONPREM),
  write(event, random) {
    if (isBindingAction(event.action)) return writeBinding(event);
    const { service, actor, context } = event;
    const namespace = namespaceOf(service!);
    const failed = event.outcome === 'failure';
    const received = parseMicros(event.occurredAt) - Math.round(random.logNormal(9_000, 0.5));
    return {
      kind: 'Event',
      apiVersion: 'audit.k8s.io/v1',
      level: 'Metadata',
      auditID: event.id,
      stage: 'ResponseComplete',
      requestURI: `/apis/apps/v1/namespaces/${namespace}/deployments/${service}/scale`,
      verb: 'patch',
      user: { username: actor.id, groups: ['acme:engineers', 'system:authenticated'] },
      sourceIPs: [context.ip],
      userAgent: context.userAgent,
      objectRef: {
        resource: 'deployments',
        namespace,
        name: service,
        apiGroup: 'apps',
        apiVersion: 'v1',
        subresource: 'scale',
      },
      responseStatus: failed
        ? {
            metadata: {},
            status: 'Failure',
            message: `Operation cannot be fulfilled on deployments.apps "${service}": the object has been modified`,
            reason: 'Conflict',
            code: 409,
          }
        : { metadata: {}, code: 200 },
      requestReceivedTimestamp: formatMicros(received),
      stageTimestamp: event.occurredAt,
      annotations: {
        'authorization.k8s.io/decision': 'allow',
        'authorization.k8s.io/reason':
          'RBAC: allowed by RoleBinding "engineers-edit" of ClusterRole "edit" to Group "acme:engineers"',
      },
      cluster: event.environment,
    };
  },
  wrap: (items) => ({ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', metadata: {}, items }),
});
