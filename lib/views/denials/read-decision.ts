import type { MappingRule } from '@/lib/domain/decision-mapping';
import type { Decision } from '@/lib/domain/event';
import { findAdapter } from '@/lib/ingest/registry';
import type { StoredDecision } from '@/lib/store/denials/find-decision';

/** What a decision's payload says beyond the columns of its event. */
export type DecisionContent = {
  /** Left out where the source did not report it. */
  input?: unknown;
  result?: unknown;
  labels: Record<string, string>;
  masked: string[];
  payload: unknown;
};

/**
 * Reads the payload of a stored decision with its adapter again. Where that is not possible any more
 * (the adapter is gone, its mapping was removed) only the payload itself is known. Pure.
 */
export function readDecision(
  { adapter, nativeId, receivedAt, payload: text }: StoredDecision,
  mappingRules: readonly MappingRule[],
): DecisionContent {
  const payload = parse(text);
  const mapped = findAdapter(adapter)?.map(payload, { receivedAt, mappingRules });
  const decisions = (mapped && 'events' in mapped ? mapped.events : []).filter(
    (event): event is Decision => event.kind === 'decision',
  );
  const decision = decisions.find(({ id }) => id === nativeId) ?? decisions[0];
  return {
    ...(decision?.input !== undefined && { input: decision.input }),
    ...(decision?.result !== undefined && { result: decision.result }),
    labels: decision?.labels ?? {},
    masked: decision?.masked ?? [],
    payload,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
