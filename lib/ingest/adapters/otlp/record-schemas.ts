import { z } from 'zod';
import { SPAN_KINDS, SPAN_STATUSES, type SpanKind, type SpanStatus } from '@/lib/domain/span';
import { attributesSchema, nanosSchema, resourceSchema, scopeSchema } from './otlp-values';
import { readId, type IdBytes } from './read-id';

/** Null where there is none. */
const id = (bytes: IdBytes) =>
  z
    .unknown()
    .optional()
    .transform((value, context) => {
      const read = readId(value, bytes);
      if (read !== undefined) return read;
      context.addIssue({ code: 'custom', message: `not ${bytes * 2} hexadecimal digits` });
      return z.NEVER;
    });

/** An enum by its number, as OTLP/JSON writes it, or by its name, as protobuf's own JSON does. */
function enumOf<T extends string>(prefix: string, words: readonly T[]) {
  return z
    .unknown()
    .optional()
    .transform((value, context): T => {
      const word =
        value === undefined || value === null
          ? words[0]
          : typeof value === 'number'
            ? words[value]
            : words.find((one) => value === prefix + one.toUpperCase());
      if (word !== undefined) return word;
      context.addIssue({ code: 'custom', message: `not one of ${words.join(', ')}` });
      return z.NEVER;
    });
}

/** One log record of OTLP 1.x. */
export const logRecordSchema = z.looseObject({
  timeUnixNano: nanosSchema,
  observedTimeUnixNano: nanosSchema,
  severityText: z.string().nullish(),
  body: z.unknown().optional(),
  attributes: attributesSchema,
  traceId: id(16),
  spanId: id(8),
  eventName: z.string().nullish(),
});
export type LogRecord = z.infer<typeof logRecordSchema>;

const REQUIRED_ID = 'a span has an id that is not all zeros';

/** One span of OTLP 1.x. */
export const spanSchema = z.looseObject({
  traceId: id(16).refine((value) => value !== null, REQUIRED_ID),
  spanId: id(8).refine((value) => value !== null, REQUIRED_ID),
  parentSpanId: id(8),
  name: z.string().nullish(),
  kind: enumOf<SpanKind>('SPAN_KIND_', SPAN_KINDS),
  startTimeUnixNano: nanosSchema,
  endTimeUnixNano: nanosSchema,
  attributes: attributesSchema,
  status: z
    .looseObject({
      code: enumOf<SpanStatus>('STATUS_CODE_', SPAN_STATUSES),
      message: z.string().nullish(),
    })
    .nullish(),
});
export type OtlpSpan = z.infer<typeof spanSchema>;

const dataPointSchema = z.looseObject({
  attributes: attributesSchema,
  startTimeUnixNano: nanosSchema,
  timeUnixNano: nanosSchema,
});
const numberPointSchema = dataPointSchema.extend({
  asInt: z.union([z.number(), z.string().regex(/^-?\d{1,20}$/, 'not a whole number')]).nullish(),
  asDouble: z.union([z.number(), z.string()]).nullish(),
});
export type NumberPoint = z.infer<typeof numberPointSchema>;

const pointsOf = <T extends z.ZodType>(point: T) =>
  z.looseObject({ dataPoints: z.array(point).nullish() }).nullish();

/** One metric of OTLP 1.x with its data points. */
export const metricSchema = z.looseObject({
  name: z.string(),
  sum: z
    .looseObject({
      dataPoints: z.array(numberPointSchema).nullish(),
      aggregationTemporality: enumOf<'unspecified' | 'delta' | 'cumulative'>('AGGREGATION_TEMPORALITY_', [
        'unspecified',
        'delta',
        'cumulative',
      ]),
      isMonotonic: z.boolean().nullish(),
    })
    .nullish(),
  gauge: pointsOf(numberPointSchema),
  histogram: pointsOf(dataPointSchema),
  exponentialHistogram: pointsOf(dataPointSchema),
  summary: pointsOf(dataPointSchema),
});
export type Metric = z.infer<typeof metricSchema>;

/** What a record is mapped with: who sent it. */
const sender = { resource: resourceSchema, scope: scopeSchema };
export const logPartSchema = z.looseObject({ ...sender, logRecord: logRecordSchema });
export const spanPartSchema = z.looseObject({ ...sender, span: spanSchema });
export const metricPartSchema = z.looseObject({ ...sender, metric: metricSchema });

const count = z.number().min(0).max(Number.MAX_SAFE_INTEGER);
/** What one resource sent in one minute of a request, without the records themselves. */
export const heartbeatPartSchema = z.looseObject({
  resource: resourceSchema,
  heartbeat: z.looseObject({
    signal: z.enum(['logs', 'traces', 'metrics']),
    /** RFC 3339, of its latest record; null where none has a time. */
    at: z.string().nullable(),
    records: count,
    bytes: count,
    digest: z.string().min(1).max(200),
  }),
});
export type HeartbeatPart = z.infer<typeof heartbeatPartSchema>;
