import type { ReplayColumns, ReplayEvent } from './replay-event';

/** A stored decision as it goes to an engine: only what a template can take from. */
export const toReplayEvent = (
  decision: ReplayColumns & { adapter: string; payload: string },
): ReplayEvent => ({
  adapter: decision.adapter,
  payload: decision.payload,
  event: {
    id: decision.id,
    occurredAt: decision.occurredAt,
    source: decision.source,
    outcome: decision.outcome,
    zone: decision.zone,
    service: decision.service,
    environment: decision.environment,
    principal: decision.principal,
    policy: decision.policy,
    rule: decision.rule,
    revision: decision.revision,
    action: decision.action,
    resource: decision.resource,
    targetService: decision.targetService,
    targetZone: decision.targetZone,
  },
});
