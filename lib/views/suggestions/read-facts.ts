import type { MappingRule } from '@/lib/domain/decision-mapping';
import type { Decision, Flow } from '@/lib/domain/event';
import { weightOf } from '@/lib/domain/event-weight';
import { settleVerdicts } from '@/lib/domain/settle-verdicts';
import { findAdapter } from '@/lib/ingest/registry';
import type { EventFacts } from '@/lib/policy/suggest/event-facts';
import type { ObservedEvent } from '@/lib/store/suggestions/list-observed-events';

/**
 * What suggestions need of a stored event: its columns, and what its payload says beyond them when its adapter
 * reads it again (the engine's input, a flow's port).
 */
export function readFacts(event: ObservedEvent, mappingRules: readonly MappingRule[]): EventFacts {
  const content = readAgain(event, mappingRules);
  return {
    kind: event.kind,
    outcome: event.outcome,
    settled: settleVerdicts(event.judgements),
    weight: weightOf(event.sampleRate),
    principal: event.principal,
    action: event.action,
    resource: event.resource,
    policy: event.policy,
    rule: event.rule,
    service: event.service,
    zone: event.zone,
    targetService: event.targetService,
    targetZone: event.targetZone,
    port: content?.kind === 'flow' ? (content.port ?? null) : null,
    protocol: content?.kind === 'flow' ? (content.protocol ?? null) : null,
    input: content?.kind === 'decision' ? content.input : undefined,
  };
}

function readAgain(
  { adapter, payload, receivedAt, nativeId, kind }: ObservedEvent,
  mappingRules: readonly MappingRule[],
): Decision | Flow | null {
  const mapped = findAdapter(adapter)?.map(parse(payload), {
    receivedAt: receivedAt.toISOString(),
    mappingRules,
  });
  const events = (mapped && 'events' in mapped ? mapped.events : []).filter(
    (each): each is Decision | Flow => each.kind === kind,
  );
  return events.find(({ id }) => id === nativeId) ?? events[0] ?? null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
