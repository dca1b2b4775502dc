import type { SetupSnippet, SourceSetup } from '@/lib/domain/source-setup';

const collector: SetupSnippet = {
  title: 'OpenTelemetry Collector',
  language: 'yaml',
  text: `processors:
  resource/trust:
    attributes:
      - { key: trust.zone, value: payments, action: upsert }
      - { key: deployment.environment.name, value: production, action: upsert }
  cumulativetodelta: {}
exporters:
  otlphttp/gatehouse:
    endpoint: {{url}}/api/otlp
    headers:
      Authorization: Bearer {{token}}
service:
  pipelines:
    logs: { receivers: [otlp], processors: [resource/trust], exporters: [otlphttp/gatehouse] }
    traces: { receivers: [otlp], processors: [resource/trust], exporters: [otlphttp/gatehouse] }
    metrics: { receivers: [otlp], processors: [resource/trust, cumulativetodelta], exporters: [otlphttp/gatehouse] }`,
  tested: 'not tested',
};

const sdk: SetupSnippet = {
  title: 'An OpenTelemetry SDK, by environment variables',
  language: 'shell',
  text: `export OTEL_EXPORTER_OTLP_ENDPOINT={{url}}/api/otlp
export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf
export OTEL_EXPORTER_OTLP_COMPRESSION=gzip
export OTEL_EXPORTER_OTLP_HEADERS='Authorization=Bearer%20{{token}}'
export OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta
export OTEL_SERVICE_NAME=payments-api
export OTEL_RESOURCE_ATTRIBUTES=trust.zone=payments,deployment.environment.name=production`,
  tested: 'not tested',
};

const about = {
  logs: 'A record with policy.outcome (allow, deny, …) and policy.name is a decision, one with attestation.outcome and attestation.subject an attestation; bodies of OPA decision logs and OVN ACL lines are read too. All other records only count as the volume of their resource.',
  traces:
    'Every span is kept for its trace. Spans of policy engines, SPIRE and proxies are told apart and their durations measured; a span with policy.outcome and policy.name is a decision as well.',
  metrics:
    'The delta sum gatehouse.requests, whose points say with gatehouse.evaluated whether a policy was asked, is traffic. All other metrics only count as the volume of their resource.',
};

const documentation = 'https://opentelemetry.io/docs/specs/otlp/';
const shared = {
  group: 'telemetry',
  sends: 'pushes or files',
  documentation,
  snippets: [collector, sdk],
} as const;

export const otlpLogsSetup: SourceSetup = {
  ...shared,
  snippets: [...shared.snippets],
  title: 'OpenTelemetry logs',
  becomes: ['decision', 'attestation', 'heartbeat'],
  about: about.logs,
};
export const otlpTracesSetup: SourceSetup = {
  ...shared,
  snippets: [...shared.snippets],
  title: 'OpenTelemetry traces',
  becomes: ['decision', 'attestation', 'heartbeat'],
  about: about.traces,
};
export const otlpMetricsSetup: SourceSetup = {
  ...shared,
  snippets: [...shared.snippets],
  title: 'OpenTelemetry metrics',
  becomes: ['traffic', 'heartbeat'],
  about: about.metrics,
};

export const otlpFileSetup: SourceSetup = {
  title: 'OpenTelemetry files',
  group: 'telemetry',
  becomes: ['decision', 'attestation', 'heartbeat', 'traffic'],
  sends: 'files',
  about:
    'Logs, traces and metrics in one file of OTLP JSON, a request a line. Programs send to /api/otlp instead.',
  documentation,
  snippets: [
    {
      title: 'OpenTelemetry Collector, file exporter',
      language: 'yaml',
      text: `exporters:
  file/gatehouse:
    path: /var/log/otel/gatehouse.json
    format: json
service:
  pipelines:
    logs: { receivers: [otlp], exporters: [file/gatehouse] }
    traces: { receivers: [otlp], exporters: [file/gatehouse] }
    metrics: { receivers: [otlp], exporters: [file/gatehouse] }`,
      tested: 'not tested',
    },
  ],
};
