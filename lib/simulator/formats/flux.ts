import { GCP } from '../estate/environments';
import { namespaceOf } from '../estate/namespace-of';
import { defineFormat } from './format';

/**
 * Deploys to one cluster, which Flux applies: one Kustomization for each service, by notification-controller's
 * generic webhook. It knows the commit and not its author. Source: fluxcd/pkg, apis/event/v1beta1.
 */
export const flux = defineFormat({
  path: '/api/ingest/flux',
  kind: 'change',
  speaks: ({ type, environment, service, commit }) =>
    type === 'deploy' && environment === GCP && Boolean(service) && Boolean(commit),
  write: ({ id, occurredAt, environment, service, commit }, random) => ({
    involvedObject: {
      kind: 'Kustomization',
      namespace: namespaceOf(service!),
      name: service,
      uid: id,
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    },
    severity: 'info',
    timestamp: occurredAt,
    reason: 'ReconciliationSucceeded',
    message: `Reconciliation finished in ${(900 + random.index(4_000)) / 1_000}s, next run in 10m0s`,
    reportingController: 'kustomize-controller',
    reportingInstance: `kustomize-controller-${random.hex(8)}`,
    metadata: {
      'kustomize.toolkit.fluxcd.io/revision': `main@sha1:${commit}`,
      cluster: environment,
    },
  }),
});
