import type { SourceSetup } from '@/lib/domain/source-setup';

/** How Flux sends its events. */
export const fluxSetup: SourceSetup = {
  title: 'Flux events',
  group: 'change',
  becomes: ['change', 'drift', 'audit'],
  sends: 'pushes or files',
  about:
    'A Kustomization or HelmRelease that was applied is a deploy of its revision; drift that helm-controller detects and corrects is a drift; everything else, above all what failed, is an audit event. The key cluster or environment of eventMetadata names the environment. Kubernetes Events are read as well.',
  documentation: 'https://fluxcd.io/flux/components/notification/providers/#generic-webhook',
  snippets: [
    {
      title: 'Provider and alert',
      language: 'yaml',
      text: `apiVersion: v1
kind: Secret
metadata:
  name: gatehouse
  namespace: flux-system
stringData:
  address: {{url}}/api/ingest/flux
  headers: |
    Authorization: Bearer {{token}}
---
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata:
  name: gatehouse
  namespace: flux-system
spec:
  type: generic
  secretRef:
    name: gatehouse
---
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata:
  name: gatehouse
  namespace: flux-system
spec:
  providerRef:
    name: gatehouse
  eventSeverity: info
  eventMetadata:
    cluster: production
  eventSources:
    - kind: Kustomization
      name: '*'
    - kind: HelmRelease
      name: '*'
    - kind: GitRepository
      name: '*'`,
      tested: 'with recorded payloads',
    },
  ],
};
