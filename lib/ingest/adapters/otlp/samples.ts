/** Written from the OTLP specification, for the tests of these adapters. */

type Value = string | number | boolean;
const anyValue = (value: Value) =>
  typeof value === 'string'
    ? { stringValue: value }
    : typeof value === 'boolean'
      ? { boolValue: value }
      : Number.isInteger(value)
        ? { intValue: String(value) }
        : { doubleValue: value };

/** Attributes as OTLP lists them. */
export const attributes = (values: Record<string, Value>) =>
  Object.entries(values).map(([key, value]) => ({ key, value: anyValue(value) }));

export const RESOURCE = {
  attributes: attributes({
    'service.name': 'payments-api',
    'trust.zone': 'payments',
    'deployment.environment.name': 'production',
    'host.name': 'node-7',
    'telemetry.sdk.name': 'opentelemetry',
    'telemetry.sdk.version': '2.1.0',
  }),
};
export const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
/** 2026-11-21T09:00:00Z. */
export const NANOS = '1795251600000000000';
/** So many nanoseconds after `NANOS`. */
export const after = (nanos: number): string => (BigInt(NANOS) + BigInt(nanos)).toString();

export const logsOf = (...logRecords: object[]) => ({
  resourceLogs: [{ resource: RESOURCE, scopeLogs: [{ scope: { name: 'gate' }, logRecords }] }],
});
export const tracesOf = (...spans: object[]) => ({
  resourceSpans: [{ resource: RESOURCE, scopeSpans: [{ scope: { name: 'gate' }, spans }] }],
});
export const metricsOf = (...metrics: object[]) => ({
  resourceMetrics: [{ resource: RESOURCE, scopeMetrics: [{ scope: { name: 'gate' }, metrics }] }],
});

export const decisionLog = (values: Record<string, Value> = {}) => ({
  timeUnixNano: after(123_456_789),
  traceId: TRACE_ID,
  spanId: '00f067aa0ba902b7',
  severityText: 'INFO',
  body: { stringValue: 'access decided' },
  attributes: attributes({
    'policy.outcome': 'deny',
    'policy.name': 'payments/authz',
    'policy.rule': 'amount-limit',
    'policy.revision': 'v14',
    'policy.reason': 'above the limit',
    'gatehouse.principal': 'spiffe://corp/sa/checkout',
    'http.request.method': 'POST',
    'url.path': '/v1/transfers',
    'gatehouse.target.service': 'ledger',
    'policy.duration_ms': 1.5,
    ...values,
  }),
});

export const attestationLog = (values: Record<string, Value> = {}) => ({
  timeUnixNano: NANOS,
  attributes: attributes({
    'attestation.outcome': 'failed',
    'attestation.subject': 'spiffe://corp/host/node-7',
    'attestation.method': 'tpm',
    'attestation.reason': 'PCR 7 differs',
    ...values,
  }),
});

export const span = (fields: object = {}, values: Record<string, Value> = {}) => ({
  traceId: TRACE_ID,
  spanId: '00f067aa0ba902b7',
  parentSpanId: '53995c3f42cd8ad8',
  name: 'check',
  kind: 1,
  startTimeUnixNano: NANOS,
  endTimeUnixNano: after(2_500_000),
  attributes: attributes(values),
  status: { code: 2, message: 'denied' },
  ...fields,
});

export const requestsMetric = (points: object[], fields: object = {}) => ({
  name: 'gatehouse.requests',
  sum: { aggregationTemporality: 1, isMonotonic: true, dataPoints: points, ...fields },
});
export const point = (asInt: number, values: Record<string, Value> = {}) => ({
  startTimeUnixNano: NANOS,
  timeUnixNano: after(60_000_000_000),
  asInt: String(asInt),
  attributes: attributes(values),
});
