import type { INamespace } from 'protobufjs';

type Fields = Record<string, { id: number; type: string; rule?: 'repeated' }>;

const one = (type: string, id: number) => ({ id, type });
const many = (type: string, id: number) => ({ id, type, rule: 'repeated' as const });
const message = (fields: Fields, oneofs?: Record<string, { oneof: string[] }>) => ({ fields, oneofs });

const ATTRIBUTES = 'KeyValue';

/** What a service answers: how much of a request it did not take. */
const answer = (rejected: string) => ({
  partial: message({ [rejected]: one('int64', 1), errorMessage: one('string', 2) }),
});

/**
 * The messages of OTLP 1.x by their field numbers, as opentelemetry.io publishes them (opentelemetry-proto;
 * profiles apart), and `google.rpc.Status`, in which OTLP reports errors. Names are those of OTLP/JSON. A field
 * that is not here is skipped, as protobuf asks.
 */
export const OTLP_MESSAGES: INamespace = {
  nested: {
    AnyValue: message(
      {
        stringValue: one('string', 1),
        boolValue: one('bool', 2),
        intValue: one('int64', 3),
        doubleValue: one('double', 4),
        arrayValue: one('ArrayValue', 5),
        kvlistValue: one('KeyValueList', 6),
        bytesValue: one('bytes', 7),
      },
      {
        value: {
          oneof: [
            'stringValue',
            'boolValue',
            'intValue',
            'doubleValue',
            'arrayValue',
            'kvlistValue',
            'bytesValue',
          ],
        },
      },
    ),
    ArrayValue: message({ values: many('AnyValue', 1) }),
    KeyValueList: message({ values: many('KeyValue', 1) }),
    KeyValue: message({ key: one('string', 1), value: one('AnyValue', 2) }),
    InstrumentationScope: message({
      name: one('string', 1),
      version: one('string', 2),
      attributes: many(ATTRIBUTES, 3),
      droppedAttributesCount: one('uint32', 4),
    }),
    Resource: message({ attributes: many(ATTRIBUTES, 1), droppedAttributesCount: one('uint32', 2) }),

    ExportLogsServiceRequest: message({ resourceLogs: many('ResourceLogs', 1) }),
    ResourceLogs: message({
      resource: one('Resource', 1),
      scopeLogs: many('ScopeLogs', 2),
      schemaUrl: one('string', 3),
    }),
    ScopeLogs: message({
      scope: one('InstrumentationScope', 1),
      logRecords: many('LogRecord', 2),
      schemaUrl: one('string', 3),
    }),
    LogRecord: message({
      timeUnixNano: one('fixed64', 1),
      observedTimeUnixNano: one('fixed64', 11),
      severityNumber: one('SeverityNumber', 2),
      severityText: one('string', 3),
      body: one('AnyValue', 5),
      attributes: many(ATTRIBUTES, 6),
      droppedAttributesCount: one('uint32', 7),
      flags: one('fixed32', 8),
      traceId: one('bytes', 9),
      spanId: one('bytes', 10),
      eventName: one('string', 12),
    }),
    SeverityNumber: {
      values: Object.fromEntries([
        ['SEVERITY_NUMBER_UNSPECIFIED', 0],
        ...['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'].flatMap((name, step) =>
          [1, 2, 3, 4].map((of) => [`SEVERITY_NUMBER_${name}${of === 1 ? '' : String(of)}`, step * 4 + of]),
        ),
      ]) as Record<string, number>,
    },

    ExportTraceServiceRequest: message({ resourceSpans: many('ResourceSpans', 1) }),
    ResourceSpans: message({
      resource: one('Resource', 1),
      scopeSpans: many('ScopeSpans', 2),
      schemaUrl: one('string', 3),
    }),
    ScopeSpans: message({
      scope: one('InstrumentationScope', 1),
      spans: many('Span', 2),
      schemaUrl: one('string', 3),
    }),
    Span: message({
      traceId: one('bytes', 1),
      spanId: one('bytes', 2),
      traceState: one('string', 3),
      parentSpanId: one('bytes', 4),
      flags: one('fixed32', 16),
      name: one('string', 5),
      kind: one('SpanKind', 6),
      startTimeUnixNano: one('fixed64', 7),
      endTimeUnixNano: one('fixed64', 8),
      attributes: many(ATTRIBUTES, 9),
      droppedAttributesCount: one('uint32', 10),
      events: many('SpanEvent', 11),
      droppedEventsCount: one('uint32', 12),
      links: many('SpanLink', 13),
      droppedLinksCount: one('uint32', 14),
      status: one('SpanStatus', 15),
    }),
    SpanEvent: message({
      timeUnixNano: one('fixed64', 1),
      name: one('string', 2),
      attributes: many(ATTRIBUTES, 3),
      droppedAttributesCount: one('uint32', 4),
    }),
    SpanLink: message({
      traceId: one('bytes', 1),
      spanId: one('bytes', 2),
      traceState: one('string', 3),
      attributes: many(ATTRIBUTES, 4),
      droppedAttributesCount: one('uint32', 5),
      flags: one('fixed32', 6),
    }),
    SpanStatus: message({ message: one('string', 2), code: one('StatusCode', 3) }),
    SpanKind: {
      values: {
        SPAN_KIND_UNSPECIFIED: 0,
        SPAN_KIND_INTERNAL: 1,
        SPAN_KIND_SERVER: 2,
        SPAN_KIND_CLIENT: 3,
        SPAN_KIND_PRODUCER: 4,
        SPAN_KIND_CONSUMER: 5,
      },
    },
    StatusCode: { values: { STATUS_CODE_UNSET: 0, STATUS_CODE_OK: 1, STATUS_CODE_ERROR: 2 } },

    ExportMetricsServiceRequest: message({ resourceMetrics: many('ResourceMetrics', 1) }),
    ResourceMetrics: message({
      resource: one('Resource', 1),
      scopeMetrics: many('ScopeMetrics', 2),
      schemaUrl: one('string', 3),
    }),
    ScopeMetrics: message({
      scope: one('InstrumentationScope', 1),
      metrics: many('Metric', 2),
      schemaUrl: one('string', 3),
    }),
    Metric: message(
      {
        name: one('string', 1),
        description: one('string', 2),
        unit: one('string', 3),
        gauge: one('Gauge', 5),
        sum: one('Sum', 7),
        histogram: one('Histogram', 9),
        exponentialHistogram: one('ExponentialHistogram', 10),
        summary: one('Summary', 11),
        metadata: many(ATTRIBUTES, 12),
      },
      { data: { oneof: ['gauge', 'sum', 'histogram', 'exponentialHistogram', 'summary'] } },
    ),
    Gauge: message({ dataPoints: many('NumberDataPoint', 1) }),
    Sum: message({
      dataPoints: many('NumberDataPoint', 1),
      aggregationTemporality: one('AggregationTemporality', 2),
      isMonotonic: one('bool', 3),
    }),
    Histogram: message({
      dataPoints: many('HistogramDataPoint', 1),
      aggregationTemporality: one('AggregationTemporality', 2),
    }),
    ExponentialHistogram: message({
      dataPoints: many('ExponentialHistogramDataPoint', 1),
      aggregationTemporality: one('AggregationTemporality', 2),
    }),
    Summary: message({ dataPoints: many('SummaryDataPoint', 1) }),
    AggregationTemporality: {
      values: {
        AGGREGATION_TEMPORALITY_UNSPECIFIED: 0,
        AGGREGATION_TEMPORALITY_DELTA: 1,
        AGGREGATION_TEMPORALITY_CUMULATIVE: 2,
      },
    },
    NumberDataPoint: message(
      {
        attributes: many(ATTRIBUTES, 7),
        startTimeUnixNano: one('fixed64', 2),
        timeUnixNano: one('fixed64', 3),
        asDouble: one('double', 4),
        asInt: one('sfixed64', 6),
        exemplars: many('Exemplar', 5),
        flags: one('uint32', 8),
      },
      { value: { oneof: ['asDouble', 'asInt'] } },
    ),
    HistogramDataPoint: message({
      attributes: many(ATTRIBUTES, 9),
      startTimeUnixNano: one('fixed64', 2),
      timeUnixNano: one('fixed64', 3),
      count: one('fixed64', 4),
      sum: one('double', 5),
      bucketCounts: many('fixed64', 6),
      explicitBounds: many('double', 7),
      exemplars: many('Exemplar', 8),
      flags: one('uint32', 10),
      min: one('double', 11),
      max: one('double', 12),
    }),
    ExponentialHistogramDataPoint: message({
      attributes: many(ATTRIBUTES, 1),
      startTimeUnixNano: one('fixed64', 2),
      timeUnixNano: one('fixed64', 3),
      count: one('fixed64', 4),
      sum: one('double', 5),
      scale: one('sint32', 6),
      zeroCount: one('fixed64', 7),
      positive: one('Buckets', 8),
      negative: one('Buckets', 9),
      flags: one('uint32', 10),
      exemplars: many('Exemplar', 11),
      min: one('double', 12),
      max: one('double', 13),
      zeroThreshold: one('double', 14),
    }),
    Buckets: message({ offset: one('sint32', 1), bucketCounts: many('uint64', 2) }),
    SummaryDataPoint: message({
      attributes: many(ATTRIBUTES, 7),
      startTimeUnixNano: one('fixed64', 2),
      timeUnixNano: one('fixed64', 3),
      count: one('fixed64', 4),
      sum: one('double', 5),
      quantileValues: many('ValueAtQuantile', 6),
      flags: one('uint32', 8),
    }),
    ValueAtQuantile: message({ quantile: one('double', 1), value: one('double', 2) }),
    Exemplar: message(
      {
        filteredAttributes: many(ATTRIBUTES, 7),
        timeUnixNano: one('fixed64', 2),
        asDouble: one('double', 3),
        asInt: one('sfixed64', 6),
        spanId: one('bytes', 4),
        traceId: one('bytes', 5),
      },
      { value: { oneof: ['asDouble', 'asInt'] } },
    ),

    ExportLogsServiceResponse: message({ partialSuccess: one('ExportLogsPartialSuccess', 1) }),
    ExportLogsPartialSuccess: answer('rejectedLogRecords').partial,
    ExportTraceServiceResponse: message({ partialSuccess: one('ExportTracePartialSuccess', 1) }),
    ExportTracePartialSuccess: answer('rejectedSpans').partial,
    ExportMetricsServiceResponse: message({ partialSuccess: one('ExportMetricsPartialSuccess', 1) }),
    ExportMetricsPartialSuccess: answer('rejectedDataPoints').partial,
    Status: message({ code: one('int32', 1), message: one('string', 2) }),
  },
};
