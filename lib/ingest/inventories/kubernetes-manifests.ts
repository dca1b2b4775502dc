import type { SourceSetup } from '@/lib/domain/source-setup';

/** Objects of Kubernetes, as files or as `kubectl get -o yaml` prints them. */
export const kubernetesManifestsSetup: SourceSetup = {
  title: 'Kubernetes manifests (labels, namespaces)',
  group: 'inventory',
  becomes: ['zone', 'service'],
  sends: 'files',
  about:
    'Deployments, StatefulSets, DaemonSets and Services become services, named by app.kubernetes.io/name, with the zone of their label trust.zone, else of their Namespace. A Namespace whose label gatehouse.io/trust-level says how far it is trusted makes its zone known. Other kinds are passed over and counted.',
  documentation: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/',
  snippets: [
    {
      title: 'The zone of a namespace, and of one workload',
      language: 'yaml',
      text: `apiVersion: v1
kind: Namespace
metadata:
  name: payments
  labels:
    trust.zone: payments
    gatehouse.io/trust-level: high
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: vault-proxy
  namespace: payments
  labels:
    app.kubernetes.io/name: vault-proxy
    trust.zone: pci
    gatehouse.io/owner: team-payments
`,
      tested: 'with recorded payloads',
    },
    {
      title: 'What runs in a cluster, each night',
      language: 'shell',
      text: `kubectl get namespaces,deployments,statefulsets,daemonsets,services --all-namespaces --output yaml \\
| curl --fail {{url}}/api/v1/inventory/import \\
  --header "Authorization: Bearer {{token}}" \\
  --header "Content-Type: application/yaml" --data-binary @-`,
      tested: 'not tested',
    },
  ],
};
