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
