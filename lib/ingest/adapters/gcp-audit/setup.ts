import type { SourceSetup } from '@/lib/domain/source-setup';

/** How Google Cloud sends its audit logs. */
export const gcpAuditSetup: SourceSetup = {
  title: 'Google Cloud Audit Logs',
  group: 'cloud and platform audit',
  becomes: ['audit', 'auth', 'decision'],
  sends: 'pushes or files',
  about:
    'Admin Activity, Data Access, System Event and Policy Denied entries with principal, permission and project. What IAM, a service perimeter or an organization policy refused becomes a denial, sign-ins of Workspace become attempts to authenticate. Other logs are refused.',
  documentation: 'https://cloud.google.com/logging/docs/reference/audit/auditlog/rest/Shared.Types/AuditLog',
  snippets: [
    {
      title: 'Log sink and Pub/Sub push subscription',
      language: 'shell',
      text: `gcloud pubsub topics create gatehouse-audit
gcloud logging sinks create gatehouse-audit \\
  pubsub.googleapis.com/projects/<project>/topics/gatehouse-audit \\
  --organization=<organization> --include-children \\
  --log-filter='logName:"cloudaudit.googleapis.com"'
# Let the sink's writer identity publish: roles/pubsub.publisher on the topic.
gcloud pubsub subscriptions create gatehouse-audit --topic=gatehouse-audit \\
  --push-endpoint='<address of the proxy below>'`,
      tested: 'not tested',
    },
    {
      title: 'A proxy that adds the token (nginx)',
      language: 'text',
      text: `# Pub/Sub push requests carry a token of Google's, not one of Gatehouse's.
location = /gcp-audit {
  proxy_set_header Authorization "Bearer {{token}}";
  proxy_pass {{url}}/api/ingest/gcp-audit;
}`,
      tested: 'not tested',
    },
    {
      title: 'Without Pub/Sub: the last day, from the shell',
      language: 'shell',
      text: `gcloud logging read 'logName:"cloudaudit.googleapis.com"' --freshness=1d --format=json > audit.json
gatehouse ingest audit.json --source gcp-audit`,
      tested: 'with recorded payloads',
    },
  ],
};
