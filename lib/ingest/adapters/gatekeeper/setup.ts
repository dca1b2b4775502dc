import type { SourceSetup } from '@/lib/domain/source-setup';

/** How Gatekeeper's violations get out of a cluster. */
export const gatekeeperSetup: SourceSetup = {
  title: 'OPA Gatekeeper',
  group: 'policy engines',
  becomes: ['decision'],
  sends: 'pushes or files',
  about:
    'Denied requests (deny), what constraints in warn or dryrun let pass, and what the audit finds among existing objects (would-deny, once a run of the audit). Choose the log or Events, not both: they share no id, and a denial would count twice.',
  documentation: 'https://open-policy-agent.github.io/gatekeeper/website/docs/violations',
  snippets: [
    {
      title: "Gatekeeper's arguments, so that it logs denied requests too",
      language: 'yaml',
      text: `# values.yaml of the gatekeeper chart
logDenies: true
auditInterval: 300`,
      tested: 'not tested',
    },
    {
      title: 'Fluent Bit, which sends the violations of the log only',
      language: 'ini',
      text: `[INPUT]
    Name    tail
    Path    /var/log/containers/gatekeeper-*.log
    Tag     gatekeeper.*
    multiline.parser  docker, cri

[FILTER]
    Name       parser
    Match      gatekeeper.*
    Key_Name   log
    Parser     json

[FILTER]
    Name    grep
    Match   gatekeeper.*
    Regex   event_type ^violation(_audited)?$

[OUTPUT]
    Name             http
    Match            gatekeeper.*
    # The host of {{url}}
    Host             gatehouse.example.com
    Port             443
    URI              /api/ingest/gatekeeper
    Format           json
    Header           Authorization Bearer {{token}}
    tls              On
    json_date_key    false`,
      tested: 'not tested',
    },
    {
      title: 'What the last audit found, once or from a CronJob',
      language: 'shell',
      text: `kubectl get constraints -o json |
  curl -sS {{url}}/api/ingest/gatekeeper \\
    -H 'Authorization: Bearer {{token}}' \\
    -H 'Content-Type: application/json' \\
    --data-binary @-`,
      tested: 'with recorded payloads',
    },
  ],
};
