import type { SourceSetup } from '@/lib/domain/source-setup';

/** How Cerbos' audit log reaches Gatehouse. */
export const cerbosSetup: SourceSetup = {
  title: 'Cerbos audit log',
  group: 'policy engines',
  becomes: ['decision', 'audit'],
  sends: 'pushes or files',
  about:
    'One decision for each action of each checked resource, with its policy, scope and commit; query plans as one decision each; calls of the API as audit entries. Filters that leave allowed checks out (ignoreAllowAll) make the share of denials meaningless: leave them off.',
  documentation: 'https://docs.cerbos.dev/cerbos/latest/configuration/audit',
  snippets: [
    {
      title: 'Cerbos configuration, which writes the log to a file',
      language: 'yaml',
      text: `audit:
  enabled: true
  accessLogsEnabled: true
  decisionLogsEnabled: true
  includeMetadataKeys: ['traceparent']
  excludeMetadataKeys: ['authorization']
  backend: file
  file:
    path: /var/log/cerbos/audit.log`,
      tested: 'not tested',
    },
    {
      title: 'Vector, which sends the lines of the file',
      language: 'yaml',
      text: `sources:
  cerbos:
    type: file
    include: [/var/log/cerbos/audit.log]
transforms:
  cerbos_entries:
    type: remap
    inputs: [cerbos]
    source: . = parse_json!(string!(.message))
sinks:
  gatehouse:
    type: http
    inputs: [cerbos_entries]
    uri: {{url}}/api/ingest/cerbos
    method: post
    compression: gzip
    auth: { strategy: bearer, token: "{{token}}" }
    encoding: { codec: json }
    framing: { method: newline_delimited }`,
      tested: 'not tested',
    },
  ],
};
