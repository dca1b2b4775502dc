import { parseMicros } from '@/lib/domain/timestamp';
import { defineFormat } from './format';

/** `Deployment/payments/ledger-debug`: the kind, namespace and name of what was refused. */
const RESOURCE = /^([^/]+)\/([^/]+)\/([^/]+)$/;

/**
 * What Gatekeeper refuses at admission, by the Events that it emits (`--emit-admission-events`), with the cluster
 * that the exporter of Events adds. Source: gatekeeper, pkg/webhook/policy.go.
 */
export const gatekeeper = defineFormat({
  path: '/api/ingest/gatekeeper',
  kind: 'decision',
  speaks: ({ labels, outcome, resource }) =>
    labels?.process === 'admission' && outcome === 'deny' && RESOURCE.test(resource ?? ''),
  write(event) {
    const [, kind, namespace, name] = RESOURCE.exec(event.resource!)!;
    return {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: {
        name: `${name}.${parseMicros(event.occurredAt).toString(16)}`,
        namespace: 'gatekeeper-system',
        uid: event.id,
        annotations: {
          process: 'admission',
          event_type: 'violation',
          constraint_action: 'deny',
          constraint_kind: event.labels!.constraint_kind,
          constraint_name: event.policy,
          request_username: event.principal,
          resource_kind: kind,
          resource_namespace: namespace,
          resource_name: name,
        },
      },
      involvedObject: { kind, namespace, name },
      reason: 'FailedAdmission',
      message: `Admission webhook "validation.gatekeeper.sh" denied request, Resource Namespace: ${namespace}, Constraint: ${event.policy}, Message: ${event.reason}`,
      source: { component: 'gatekeeper-webhook' },
      eventTime: event.occurredAt,
      type: 'Warning',
      clusterName: event.environment,
    };
  },
});
