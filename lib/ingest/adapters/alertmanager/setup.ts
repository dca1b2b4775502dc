import type { SourceSetup } from '@/lib/domain/source-setup';

/** How Alertmanager sends its notifications. */
export const alertmanagerSetup: SourceSetup = {
  title: 'Prometheus Alertmanager',
  group: 'alerts',
  becomes: ['alert'],
  sends: 'pushes or files',
  about:
    'Each alert of a notification, when it fired and when it was resolved. The severity label critical or page is a page, others are tickets. Of silences and inhibitions Alertmanager sends nothing.',
  documentation: 'https://prometheus.io/docs/alerting/latest/configuration/#webhook_config',
  snippets: [
    {
      title: 'alertmanager.yml',
      language: 'yaml',
      text: `route:
  receiver: gatehouse
receivers:
  - name: gatehouse
    webhook_configs:
      - url: {{url}}/api/ingest/alertmanager
        send_resolved: true
        http_config:
          authorization:
            type: Bearer
            credentials: {{token}}`,
      tested: 'with recorded payloads',
    },
  ],
};
