import type { OpaInstance } from '../estate/opa-instances';
import { formatNanos } from '../format-time';
import type { Policy, PolicyRequest } from '../policies/policy';
import type { Random } from '../random';

/** An entry of OPA's decision log, as its `decision_logs` plugin uploads it. */
export type OpaDecision = {
  labels: Readonly<Record<string, string>>;
  decision_id: string;
  trace_id?: string;
  span_id?: string;
  bundles: Record<string, { revision: string }>;
  path: string;
  input: unknown;
  result?: unknown;
  erased?: readonly string[];
  masked?: readonly string[];
  error?: { code: string; message: string };
  requested_by: string;
  timestamp: string;
  metrics: Record<string, number>;
  req_id: number;
};

type Answer = {
  policy: Policy;
  request: PolicyRequest;
  /** Undefined where the evaluation was broken off. */
  result: unknown;
  bundles: Record<string, { revision: string }>;
  traceId: string | null;
  /** How many times slower than usual the evaluation is. */
  slowness: number;
};

const TRUNCATED = { code: 'eval_cancel_error', message: 'caller cancelled query execution' };

/** Writes one decision as OPA does; `at` is milliseconds since 1970. */
export function writeOpaDecision(
  random: Random,
  at: number,
  instance: OpaInstance,
  { policy, request, result, bundles, traceId, slowness }: Answer,
): OpaDecision {
  const handlerNs = Math.round(random.logNormal(policy.medianEvaluationMs * slowness, 0.55) * 1e6);
  const evaluationNs = Math.round(handlerNs * random.between(0.45, 0.75));
  return {
    labels: instance.labels,
    decision_id: random.uuid(),
    ...(traceId ? { trace_id: traceId, span_id: random.hex(16) } : {}),
    bundles,
    path: policy.path,
    input: request.input,
    ...(request.erased ? { erased: request.erased } : {}),
    ...(request.masked ? { masked: request.masked } : {}),
    ...(result === undefined ? { error: TRUNCATED } : { result }),
    requested_by: `127.0.0.1:${32_768 + random.index(28_000)}`,
    timestamp: formatNanos(at, random.index(1_000)),
    metrics: {
      counter_server_query_cache_hit: 1,
      timer_rego_external_resolve_ns: 300 + random.index(700),
      timer_rego_input_parse_ns: 8_000 + random.index(30_000),
      timer_rego_query_eval_ns: evaluationNs,
      timer_server_handler_ns: handlerNs,
    },
    req_id: random.index(9_000_000) + 1,
  };
}
