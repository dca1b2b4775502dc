import type { CedarDecision } from './write-cedar-decision';
import type { OpaDecision } from './write-opa-decision';

/** An evaluation in the trace of its request, with the span that the decision names. */
export type Evaluation = {
  decisionId: string;
  traceId: string;
  spanId: string;
  tookMs: number;
  /** As the engine writes its span. */
  scope: string;
  name: string;
  isServer: boolean;
  values: Readonly<Record<string, string>>;
};

/** The evaluation of a decision of OPA's; null where its request was not traced. */
export function readOpaEvaluation(decision: OpaDecision): Evaluation | null {
  const { trace_id: traceId, span_id: spanId, decision_id: decisionId, path, metrics } = decision;
  if (!traceId || !spanId) return null;
  return {
    decisionId,
    traceId,
    spanId,
    tookMs: metrics.timer_server_handler_ns! / 1e6,
    scope: 'opa',
    name: 'v1/data',
    isServer: true,
    values: { 'opa.decision_id': decisionId, 'url.path': `/v1/data/${path}` },
  };
}

/** The evaluation of a decision of Cedar's; null where its request was not traced. */
export function readCedarEvaluation({ id, traceId, spanId, latencyMs }: CedarDecision): Evaluation | null {
  if (!traceId || !spanId) return null;
  return {
    decisionId: id,
    traceId,
    spanId,
    tookMs: latencyMs,
    scope: 'cedar-policy',
    name: 'is_authorized',
    isServer: false,
    // A library in the service's own process: only our attribute tells what the span is.
    values: { 'gatehouse.span.role': 'policy', 'cedar.decision_id': id },
  };
}
