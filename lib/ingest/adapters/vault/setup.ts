import type { SourceSetup } from '@/lib/domain/source-setup';

/** How Vault and OpenBao send their audit logs. */
export const vaultSetup: SourceSetup = {
  title: 'HashiCorp Vault and OpenBao audit devices',
  group: 'secrets',
  becomes: ['audit', 'auth', 'decision'],
  sends: 'pushes or files',
  about:
    'Each request once, logins and denied requests. A request and its response share an event, the one that comes first: send the responses alone to have the outcome of each. Hashed values stay hashed.',
  documentation: 'https://developer.hashicorp.com/vault/docs/audit/schema',
  snippets: [
    {
      title: 'Audit device',
      language: 'shell',
      text: `vault audit enable file file_path=/var/log/vault/audit.log
# OpenBao: bao audit enable file file_path=/var/log/openbao/audit.log`,
      tested: 'not tested',
    },
    {
      title: 'OpenBao sends by itself (HTTP audit device)',
      language: 'shell',
      text: `bao audit enable http uri={{url}}/api/ingest/vault \\
  headers='{"Authorization":["Bearer {{token}}"],"Content-Type":["application/json"]}'`,
      tested: 'not tested',
    },
    {
      title: 'From the file, with Vector',
      language: 'toml',
      text: `[sources.vault]
type = "file"
include = ["/var/log/vault/audit.log"]

# A response repeats its request and says the outcome. Requests that never had one stay in the file.
[transforms.vault_responses]
type = "filter"
inputs = ["vault"]
condition = 'contains(string!(.message), "\\"type\\":\\"response\\"")'

[sinks.gatehouse]
type = "http"
inputs = ["vault_responses"]
uri = "{{url}}/api/ingest/vault"
encoding.codec = "text"
framing.method = "newline_delimited"
request.headers.Content-Type = "application/x-ndjson"
auth.strategy = "bearer"
auth.token = "{{token}}"`,
      tested: 'not tested',
    },
    {
      title: 'Files',
      language: 'shell',
      text: `jq -c 'select(.type == "response")' /var/log/vault/audit.log | gatehouse ingest - --source vault`,
      tested: 'not tested',
    },
  ],
};
