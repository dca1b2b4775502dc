import type { SetupSnippet } from './source-setup';

/** Ways to send a first event without any library of ours. */
export const FIRST_EVENT: readonly (SetupSnippet & { about: string })[] = [
  {
    title: 'curl',
    about: 'One denial, from any machine that reaches this address.',
    language: 'shell',
    text: `curl -sS {{url}}/api/ingest/events \\
  -H 'Authorization: Bearer {{token}}' \\
  -H 'Content-Type: application/json' \\
  -d '{"kind":"decision","id":"first-'"$(date +%s)"'","occurredAt":"'"$(date -u +%Y-%m-%dT%H:%M:%SZ)"'","outcome":"deny","policy":"example/allow","service":"payments-api","principal":"spiffe://example.org/web","reason":"My first denial"}'`,
    tested: 'with the program',
  },
  {
    title: 'OPA',
    about: 'Every decision of an Open Policy Agent, and which bundle it runs.',
    language: 'yaml',
    text: `services:
  gatehouse:
    url: {{url}}/api/ingest/opa
    credentials:
      bearer:
        token: {{token}}
decision_logs:
  service: gatehouse
status:
  service: gatehouse
labels:
  environment: production
  service: payments-api`,
    tested: 'with recorded payloads',
  },
  {
    title: 'OpenTelemetry Collector',
    about: 'Logs, traces and metrics of everything that already speaks OTLP.',
    language: 'yaml',
    text: `receivers:
  otlp:
    protocols:
      http:
      grpc:
processors:
  batch:
exporters:
  otlphttp/gatehouse:
    endpoint: {{url}}/api/otlp
    headers:
      authorization: Bearer {{token}}
service:
  pipelines:
    logs:
      receivers: [otlp]
      processors: [batch]
      exporters: [otlphttp/gatehouse]
    traces:
      receivers: [otlp]
      processors: [batch]
      exporters: [otlphttp/gatehouse]
    metrics:
      receivers: [otlp]
      processors: [batch]
      exporters: [otlphttp/gatehouse]`,
    tested: 'not tested',
  },
  {
    title: 'Fluent Bit',
    about: 'A log file of native events, a JSON object a line. Another source: change the URI and the path.',
    language: 'yaml',
    text: `pipeline:
  inputs:
    - name: tail
      path: /var/log/gatehouse/events.ndjson
      parser: json
  outputs:
    - name: http
      match: '*'
      host: {{host}}
      port: {{port}}
      tls: {{tls}}
      uri: /api/ingest/events
      format: json
      json_date_key: false
      compress: gzip
      header: Authorization Bearer {{token}}`,
    tested: 'not tested',
  },
  {
    title: 'Vector',
    about: 'The same with Vector.',
    language: 'yaml',
    text: `sources:
  events:
    type: file
    include: [/var/log/gatehouse/events.ndjson]
transforms:
  parsed:
    type: remap
    inputs: [events]
    source: . = parse_json!(.message)
sinks:
  gatehouse:
    type: http
    inputs: [parsed]
    uri: {{url}}/api/ingest/events
    method: post
    compression: gzip
    encoding:
      codec: json
    framing:
      method: newline_delimited
    auth:
      strategy: bearer
      token: {{token}}`,
    tested: 'not tested',
  },
];
