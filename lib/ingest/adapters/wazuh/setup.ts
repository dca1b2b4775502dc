import type { SourceSetup } from '@/lib/domain/source-setup';

/** How Wazuh's alerts come here. */
export const wazuhSetup: SourceSetup = {
  title: 'Wazuh',
  group: 'runtime and data',
  becomes: ['alert', 'auth'],
  sends: 'pushes or files',
  about:
    'Alerts of the manager, from level 12 on as pages; one for each rule, agent and day, since Wazuh never says that one is over: a resolved alert with the same id, sent to /api/ingest/alerts?source=wazuh, ends it. Rules of the groups authentication_success and authentication_failed are sign-ins too.',
  documentation: 'https://documentation.wazuh.com/current/user-manual/manager/alert-management.html',
  snippets: [
    {
      title: 'Alerts that were written already',
      language: 'shell',
      text: 'gatehouse ingest /var/ossec/logs/alerts/alerts.json --source wazuh',
      tested: 'with recorded payloads',
    },
    {
      title: 'Vector on the manager (vector.toml)',
      language: 'toml',
      text: `[sources.wazuh]
type = "file"
include = ["/var/ossec/logs/alerts/alerts.json"]

[sinks.gatehouse]
type = "http"
inputs = ["wazuh"]
uri = "{{url}}/api/ingest/wazuh"
compression = "gzip"
encoding.codec = "text"
framing.method = "newline_delimited"
auth.strategy = "bearer"
auth.token = "{{token}}"
request.headers.content-type = "application/x-ndjson"`,
      tested: 'not tested',
    },
  ],
};
