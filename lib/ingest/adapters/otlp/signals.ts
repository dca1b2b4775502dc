/** The three kinds of telemetry that OTLP carries, as the addresses name them. */
export const SIGNALS = ['logs', 'traces', 'metrics'] as const;
export type Signal = (typeof SIGNALS)[number];

/** How a signal's messages and lists are called in OTLP. */
export const SIGNAL_NAMES = {
  logs: {
    request: 'ExportLogsServiceRequest',
    response: 'ExportLogsServiceResponse',
    rejected: 'rejectedLogRecords',
    resources: 'resourceLogs',
    scopes: 'scopeLogs',
    records: 'logRecords',
    record: 'LogRecord',
    field: 'logRecord',
  },
  traces: {
    request: 'ExportTraceServiceRequest',
    response: 'ExportTraceServiceResponse',
    rejected: 'rejectedSpans',
    resources: 'resourceSpans',
    scopes: 'scopeSpans',
    records: 'spans',
    record: 'Span',
    field: 'span',
  },
  metrics: {
    request: 'ExportMetricsServiceRequest',
    response: 'ExportMetricsServiceResponse',
    rejected: 'rejectedDataPoints',
    resources: 'resourceMetrics',
    scopes: 'scopeMetrics',
    records: 'metrics',
    record: 'Metric',
    field: 'metric',
  },
} as const satisfies Record<Signal, Record<string, string>>;
