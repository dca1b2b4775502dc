import type { SourceSetup } from '@/lib/domain/source-setup';

/** How Azure and Entra ID send their logs. */
export const azureSetup: SourceSetup = {
  title: 'Azure activity and Entra ID logs',
  group: 'cloud and platform audit',
  becomes: ['audit', 'auth', 'decision'],
  sends: 'pushes or files',
  about:
    'Sign-ins with the conditional access policy that refused them, changes in the directory, operations of subscriptions with what RBAC, a lock or Azure Policy denied, and the unified audit log of Microsoft 365. Records of operations that have only begun are refused: leave them out.',
  documentation: 'https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema',
  snippets: [
    {
      title: 'Diagnostic settings to an Event Hub',
      language: 'shell',
      text: `az monitor diagnostic-settings subscription create --name gatehouse --location westeurope \\
  --event-hub-auth-rule <authorization rule id> --event-hub-name gatehouse \\
  --logs '[{"category":"Administrative","enabled":true},{"category":"Policy","enabled":true},{"category":"Security","enabled":true}]'
# Entra ID: Identity > Monitoring & health > Diagnostic settings > AuditLogs, SignInLogs,
# NonInteractiveUserSignInLogs, ServicePrincipalSignInLogs, ManagedIdentitySignInLogs > the same Event Hub`,
      tested: 'not tested',
    },
    {
      title: 'From the Event Hub, with Vector (its Kafka endpoint)',
      language: 'toml',
      text: `[sources.azure]
type = "kafka"
bootstrap_servers = "<namespace>.servicebus.windows.net:9093"
topics = ["gatehouse"]
group_id = "gatehouse"
tls.enabled = true
sasl.enabled = true
sasl.mechanism = "PLAIN"
sasl.username = "$$ConnectionString"
sasl.password = "\${EVENTHUB_CONNECTION_STRING}"
decoding.codec = "json"

# One event for each record, without those of operations that have only begun.
[transforms.azure_records]
type = "remap"
inputs = ["azure"]
source = ". = filter(array!(.records)) -> |_i, r| { !includes([\\"Start\\", \\"Accept\\"], r.resultType) }"

[sinks.gatehouse]
type = "http"
inputs = ["azure_records"]
uri = "{{url}}/api/ingest/azure"
encoding.codec = "json"
framing.method = "newline_delimited"
request.headers.Content-Type = "application/x-ndjson"
auth.strategy = "bearer"
auth.token = "{{token}}"`,
      tested: 'not tested',
    },
    {
      title: 'Activity Log from the shell',
      language: 'shell',
      text: `az monitor activity-log list --offset 1d --output json > activity.json
gatehouse ingest activity.json --source azure`,
      tested: 'with recorded payloads',
    },
  ],
};
