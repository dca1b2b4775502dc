import { isCedarDecision, type CedarDecision } from '../events/write-cedar-decision';
import { defineFormat } from './format';

/**
 * Services that embed Cedar: request and answer as the engine has them, the policies' descriptions beside their
 * ids, and the revision of the policies. A request is whole, so that an engine can be asked again.
 */
export const cedar = defineFormat({
  path: '/api/ingest/cedar',
  kind: 'decision',
  speaks: isCedarDecision,
  write(event) {
    const { result, latencyMs, ...decision } = event as CedarDecision;
    return {
      id: decision.id,
      timestamp: decision.occurredAt,
      service: decision.service,
      environment: decision.environment,
      policy_store: decision.policy,
      revision: decision.revision,
      request: decision.input,
      response: {
        decision: result.allow ? 'allow' : 'deny',
        diagnostics: { reason: result.determining, errors: [] },
      },
      decision_time_ms: latencyMs,
      ...(decision.traceId ? { trace_id: decision.traceId, span_id: decision.spanId } : {}),
    };
  },
});
