import type { SourceSetup } from '@/lib/domain/source-setup';

/** How Argo CD sends the state of its applications. */
export const argocdSetup: SourceSetup = {
  title: 'Argo CD applications',
  group: 'change',
  becomes: ['drift', 'change', 'audit'],
  sends: 'pushes or files',
  about:
    'An Application that is OutOfSync is a drift, a sync that succeeded ends it and is a deploy of its revision. Argo CD fixes no body for its notifications: the template below sends the Application itself. Applications from kubectl (JSON or YAML) and Kubernetes Events of them are read as well; an event does not name the revision, so drifts of one application are told apart only where its events come together in a table.',
  documentation: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/webhook/',
  snippets: [
    {
      title: 'Notification to every application',
      language: 'yaml',
      text: `apiVersion: v1
kind: Secret
metadata:
  name: argocd-notifications-secret
  namespace: argocd
stringData:
  gatehouse-token: {{token}}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-notifications-cm
  namespace: argocd
data:
  service.webhook.gatehouse: |
    url: {{url}}/api/ingest/argocd
    headers:
      - name: Authorization
        value: Bearer $gatehouse-token
      - name: Content-Type
        value: application/json
  template.gatehouse: |
    webhook:
      gatehouse:
        method: POST
        body: |
          {{ toJson .app }}
  trigger.gatehouse-drift: |
    - when: app.status.sync.status == 'OutOfSync'
      send: [gatehouse]
  trigger.gatehouse-synced: |
    - when: app.status.sync.status == 'Synced'
      oncePer: app.status.operationState?.finishedAt
      send: [gatehouse]
  subscriptions: |
    - recipients: [gatehouse]
      triggers: [gatehouse-drift, gatehouse-synced]`,
      tested: 'not tested',
    },
    {
      title: 'Once, from kubectl',
      language: 'shell',
      text: `kubectl get applications --all-namespaces --output json |
  curl --fail {{url}}/api/ingest/argocd \\
    --header "Authorization: Bearer {{token}}" \\
    --header "Content-Type: application/json" \\
    --data-binary @-`,
      tested: 'not tested',
    },
  ],
};
