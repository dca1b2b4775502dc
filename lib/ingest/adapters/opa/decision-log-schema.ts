import { z } from 'zod';
import { timeSchema } from '@/lib/domain/event';

/**
 * One entry of OPA's decision log, as the `decision_logs` plugin uploads it and as the console
 * logger prints it. Source: openpolicyagent.org, "Decision Logs". Loose: plugins add fields.
 */
export const decisionLogSchema = z.looseObject({
  decision_id: z.string().min(1).max(200),
  timestamp: timeSchema,
  path: z.string().max(500).optional(),
  query: z.string().optional(),
  labels: z.record(z.string(), z.unknown()).nullish(),
  bundles: z.record(z.string(), z.looseObject({ revision: z.string().optional() })).nullish(),
  /** Older form of `bundles`. */
  revision: z.string().optional(),
  input: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.unknown().optional(),
  erased: z.array(z.string()).nullish(),
  masked: z.array(z.string()).nullish(),
  requested_by: z.string().nullish(),
  metrics: z.record(z.string(), z.unknown()).nullish(),
  trace_id: z.string().nullish(),
  span_id: z.string().nullish(),
});
export type DecisionLog = z.infer<typeof decisionLogSchema>;

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

const isText = (value: unknown, most: number): boolean =>
  value === undefined || (typeof value === 'string' && value.length <= most);
const isMap = (value: unknown): boolean =>
  value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value));

/**
 * Whether a record is plainly what the schema asks for. True means the schema would agree, at a
 * fraction of its cost (it copies what it checks); false means: ask the schema, which says why.
 */
export function isPlainDecisionLog(value: unknown): value is DecisionLog {
  if (typeof value !== 'object' || value === null) return false;
  const log = value as Record<string, unknown>;
  const { decision_id: id, timestamp } = log;
  return (
    typeof id === 'string' &&
    id.length > 0 &&
    id.length <= 200 &&
    typeof timestamp === 'string' &&
    TIME.test(timestamp) &&
    isText(log.path, 500) &&
    isText(log.query, Infinity) &&
    isText(log.revision, Infinity) &&
    isText(log.requested_by, Infinity) &&
    isText(log.trace_id, Infinity) &&
    isText(log.span_id, Infinity) &&
    isMap(log.labels) &&
    isMap(log.metrics) &&
    log.erased === undefined &&
    log.masked === undefined &&
    hasPlainBundles(log.bundles)
  );
}

function hasPlainBundles(bundles: unknown): boolean {
  if (bundles === undefined) return true;
  if (!isMap(bundles)) return false;
  for (const bundle of Object.values(bundles as object)) {
    if (typeof bundle !== 'object' || bundle === null || Array.isArray(bundle)) return false;
    if (!isText((bundle as { revision?: unknown }).revision, Infinity)) return false;
  }
  return true;
}
